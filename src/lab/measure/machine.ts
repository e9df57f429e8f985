import { arch, availableParallelism, cpus, platform, release, totalmem } from "node:os";

/** What a measurement was made on. */
export interface Machine {
  /** The processor's name, as the operating system gives it. */
  cpu: string;
  /**
   * How many threads can run at once, as far as the operating system tells
   * (`os.availableParallelism()`). A container that may use half a core still says 1 or more, and two
   * of these may be the two threads of one core.
   */
  cores: number;
  /** Installed memory in bytes. */
  memory: number;
  /** Operating system, its release and the processor's kind: `linux 6.1.0 x64`. */
  platform: string;
  /** Node's version: `20.19.0`. */
  node: string;
}

/** The facts about this machine that a chart has to name. */
export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.replace(/\s+/g, " ").trim() || "unknown processor",
    cores: availableParallelism(),
    memory: totalmem(),
    platform: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
  };
}

/** The machine in a few words, for the line below a chart's title: `2 cores, Node 20.20`. */
export function describeMachine({ cores, node }: Machine = machine()): string {
  const [major, minor] = node.split(".");
  return `${cores} ${cores === 1 ? "core" : "cores"}, Node ${major}.${minor}`;
}
