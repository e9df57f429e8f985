import type { CheckResult, Prediction } from "./mime.js";

/** Is told what a learner does in a lesson, beside what the lesson shows. */
export interface LessonObserver {
  /** A question was asked; with an answer where the learner has committed to one. */
  onPredict(prediction: Prediction): void;
  /** The run has answered it. */
  onReveal(prediction: Prediction): void;
  /** An answer of the learner's own was checked: not the solution. */
  onCheck(result: CheckResult): void;
}

let observer: LessonObserver | undefined;

/**
 * Lets somebody be told from here on; one at a time, the last one.
 *
 * @returns Ends it.
 */
export function observeLesson(next: LessonObserver): () => void {
  observer = next;
  return () => {
    if (observer === next) observer = undefined;
  };
}

/** Tells whoever asked. What goes wrong there is no matter of the lesson's. */
export function tellObserver(tell: (observer: LessonObserver) => void): void {
  try {
    if (observer) tell(observer);
  } catch {
    // The lesson goes on as it would without.
  }
}
