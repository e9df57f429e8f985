import { describeTask, type Task } from "./task.js";

/** A task was given to a thread or a process and no answer can come back any more; `cause` says why. */
export class TaskLostError extends Error {
  override readonly name = "TaskLostError";

  constructor(
    /** The task that was lost. */
    readonly task: Task,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${describeTask(task)} was lost: ${why}`, { cause });
  }
}
