import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A build that stays, so that the next one finds everything loaded. */
export interface Builder {
  /** Builds once. @returns The exit code; what went wrong has been said on standard error. */
  build(): Promise<number>;
  close(): Promise<void>;
}

/** With this a builder ends that would have to be another program: its sources have changed. */
export const OUTDATED = 75;

/**
 * Builds in a process of its own, which is replaced when the sources of the build itself have
 * changed.
 *
 * @param args Those of `build.mjs`.
 */
export function createBuilder(args: readonly string[], root: string): Builder {
  let child: ChildProcess | undefined;
  const start = () => {
    const started = fork(join(root, "build.mjs"), args, {
      execArgv: [],
      env: { ...process.env, OVERLAP_BUILDER: "1" },
    });
    started.once("exit", () => {
      if (child === started) child = undefined;
    });
    return started;
  };
  /** The code of one build; that of the process where it ended instead. */
  const built = async (asked: ChildProcess) => {
    const ended = new AbortController();
    const { signal } = ended;
    try {
      const [answer] = await Promise.race([
        once(asked, "message", { signal }),
        once(asked, "exit", { signal }),
      ]);
      return typeof answer === "number" ? answer : 1;
    } finally {
      ended.abort();
    }
  };
  return {
    async build() {
      if (child?.connected) {
        const standing = child;
        standing.send("build");
        const code = await built(standing);
        if (code !== OUTDATED) return code;
        if (standing.exitCode === null) await once(standing, "exit");
      }
      child = start();
      return built(child);
    },
    async close() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
