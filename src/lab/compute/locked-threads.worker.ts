import { now } from "../time/index.js";
import type { Tracer } from "../trace/index.js";
import { type Answer, answer, type Request } from "./answer.js";
import { acquire, handOver, type InterpreterLock, isWanted, release } from "./interpreter-lock.js";
import { stepsOf, takeSteps } from "./run-task.js";
import { describeTask, type Task } from "./task.js";
import { lane } from "./thread.js";

export { arrive } from "./thread.js";

export interface LockedRequest extends Request {
  readonly lock: InterpreterLock;
  /** Milliseconds after which the holder lets another thread that waits have the lock. */
  readonly switchInterval: number;
}

/** One task, in this thread, step by step and only while this thread holds the lock. */
export default function (request: LockedRequest): Answer {
  return answer(request, lane, (task, tracer) => runLocked(task, request, tracer));
}

function runLocked(task: Task, { lock, switchInterval }: LockedRequest, tracer?: Tracer): unknown {
  const steps = stepsOf(task);
  const wait = () => tracer?.begin(describeTask(task), { kind: "waiting" });
  let waited = wait();
  acquire(lock);
  try {
    for (;;) {
      waited?.();
      const until = now() + switchInterval;
      const step = takeSteps(task, steps, () => now() < until || !isWanted(lock), tracer);
      if (step.done) return step.value;
      waited = wait();
      handOver(lock);
    }
  } finally {
    release(lock);
  }
}
