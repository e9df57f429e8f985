import { now } from "../time/index.js";
import { createTracer, type Span } from "../trace/index.js";
import type { Lifetime, Task } from "./lifetime.js";

export interface WatchOptions {
  /** The tasks by name; each name is a lane of the recording. */
  names: readonly string[];
  /** How many steps each task takes; default 3. */
  steps?: number;
  /** One step of a task. */
  step: (name: string, n: number, signal?: AbortSignal) => Promise<unknown>;
  /** What a task does last, however its steps have ended. */
  release: (name: string) => Promise<unknown>;
}

/** What was seen of a program, and of what it left behind. */
export interface Watched {
  /** What the program rejected with; undefined where it did not. */
  failure: unknown;
  /** When it told its end, on the machine's clock. */
  endedAt: number;
  /** Tasks that had begun and were not over at that moment: a step or the release was to come. */
  orphans: string[];
  /** The program in the lane `program`, and every step and release, also of orphans. */
  spans: readonly Span[];
}

/** Runs a program and goes on watching after its end, until the last of its tasks is over. */
export async function watch(
  together: Lifetime["together"],
  { names, steps = 3, step, release }: WatchOptions,
): Promise<Watched> {
  const tracer = createTracer();
  /** What a task that has begun still owes: its release, and the step that is under way. */
  const owed = new Map<string, number>();
  let quiet = () => {};
  const owe = (name: string) => owed.set(name, (owed.get(name) ?? 0) + 1);
  const settle = (name: string) => {
    const left = (owed.get(name) ?? 0) - 1;
    if (left > 0) owed.set(name, left);
    else owed.delete(name);
    if (owed.size === 0) quiet();
  };

  async function record(
    name: string,
    what: string,
    act: () => Promise<unknown>,
    signal?: AbortSignal,
  ) {
    const end = tracer.begin(`${name}, ${what}`, { lane: name });
    try {
      await act();
      end();
    } catch (error) {
      end(signal?.aborted ? "cancelled" : "failed");
      throw error;
    } finally {
      settle(name);
    }
  }

  const tasks = names.map((name): Task => {
    const begin = (n: number) => (signal?: AbortSignal) => {
      if (n === 0) owe(name);
      owe(name);
      return record(name, `step ${n + 1}`, () => step(name, n, signal), signal);
    };
    const numbers = Array.from({ length: steps }, (_, n) => n);
    return {
      name,
      steps: numbers.map(begin),
      release: () => record(name, "release", () => release(name)),
    };
  });

  const end = tracer.begin("program", { lane: "program" });
  const [outcome] = await Promise.allSettled([together(tasks)]);
  const failed = outcome?.status === "rejected";
  end(failed ? "failed" : "done");
  const endedAt = now();
  const orphans = names.filter((name) => owed.has(name));
  await new Promise<void>((resolve) => {
    quiet = resolve;
    if (owed.size === 0) quiet();
  });
  return { failure: failed ? outcome.reason : undefined, endedAt, orphans, spans: tracer.spans };
}
