import type { ComputationName, Computations } from "../work/index.js";

/**
 * A piece of computing as plain data: the name of a computation of `overlap/work` and its
 * arguments, so that it can be sent to another thread or process.
 */
export interface Task<Name extends ComputationName = ComputationName> {
  readonly name: Name;
  readonly args: Parameters<Computations[Name]>;
}

/** What a task's computation returns. */
export type ResultOf<Name extends ComputationName> = ReturnType<Computations[Name]>;

/** Makes a task: `task("sumOfSquares", 0, 5_000_000)`. */
export function task<Name extends ComputationName>(
  name: Name,
  ...args: Parameters<Computations[Name]>
): Task<Name> {
  return { name, args };
}

/** A task in words, for timelines and errors: `sumOfSquares(0, 5000000)`, `blur(256x256, 3)`. */
export function describeTask({ name, args }: Task): string {
  return `${name}(${args.map(inWords).join(", ")})`;
}

function inWords(arg: unknown): string {
  if (typeof arg !== "object" || arg === null) return String(arg);
  const { width, height } = arg as { width?: number; height?: number };
  return width === undefined ? "..." : `${width}x${height}`;
}
