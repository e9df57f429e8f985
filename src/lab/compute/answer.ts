import { createTracer, type Span, type Tracer } from "../trace/index.js";
import { runTask } from "./run-task.js";
import type { Task } from "./task.js";

/** What a thread or a process is asked. */
export interface Request {
  readonly task: Task;
  /** Whether spans are wanted: recording and sending them takes time. */
  readonly traced: boolean;
}

/** What it answers; an error comes as a value, so that the spans before it are not lost. */
export interface Answer {
  readonly failed: boolean;
  /** The result or the error. */
  readonly value: unknown;
  readonly spans: readonly Span[];
}

/** Computes what was asked, in a worker named `lane`; never throws. */
export function answer(
  { task, traced }: Request,
  lane: string,
  run: (task: Task, tracer?: Tracer) => unknown = runTask,
): Answer {
  const tracer = traced ? createTracer(lane) : undefined;
  try {
    const value = run(task, tracer);
    return { failed: false, value, spans: tracer?.spans ?? [] };
  } catch (error) {
    return { failed: true, value: error, spans: tracer?.spans ?? [] };
  }
}
