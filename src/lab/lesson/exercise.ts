import { ranSolution, recordPassed } from "../learner/index.js";
import { emit } from "./emit.js";
import { rememberCheck } from "./help.js";
import { CHECK_MIME, type CheckResult } from "./mime.js";
import { tellObserver } from "./observe.js";
import { guard } from "./watchdog.js";

/** What a check saw: whether it is what the task asks for, and if not, which hint helps. */
export interface Verdict {
  passed: boolean;
  /** One sentence, from counters, sums or the order of events; never a time. */
  observed: string;
  /** Index into the exercise's hints; default 0, the first. */
  hint?: number;
}

/**
 * Runs the learner's code. It comes back with the value, or rejects with what can be said to the
 * learner: that the code threw, did not end, or held the thread. All of the learner's code runs
 * through it, so that what `observe` acquired is released whatever the answer does.
 */
export type Attempt = <T>(call: () => T | Promise<T>) => Promise<T>;

/** A task for the learner. `Answer` is what they hand in, mostly a function. */
export interface Exercise<Answer> {
  id: string;
  /** What a right answer shows when it is observed, one sentence. */
  expected: string;
  /** From a nudge to nearly the answer. */
  hints: readonly string[];
  /** Milliseconds until an attempt counts as endless; default 10,000. */
  deadline?: number;
  observe(answer: Answer, attempt: Attempt): Promise<Verdict>;
}

const MORE_HELP =
  'More help, in a new cell: `import { hint, solution } from "overlap/lesson"`, then `hint()` or `solution()`.';

/**
 * Tries an answer and says what was observed, what was expected, and a hint. A wrong answer never
 * throws here, and an endless one never hangs.
 */
export async function check<Answer>(exercise: Exercise<Answer>, answer: Answer): Promise<void> {
  const { id, expected, hints, deadline = 10_000 } = exercise;
  const {
    passed,
    observed,
    hint = 0,
  } = await exercise.observe(answer, (call) => attempt(call, deadline)).catch(failedVerdict);
  const advice = passed ? undefined : hints[hint];
  const result: CheckResult = {
    exercise: id,
    passed,
    observed,
    expected,
    ...(advice !== undefined && { hint: advice, hints }),
  };
  const verdict = passed ? "Passed" : "Not yet";
  const lines = [`**${verdict}.** Observed: ${observed}`, `Expected: ${expected}`];
  rememberCheck(exercise, advice === undefined ? undefined : hint);
  if (advice !== undefined) lines.push(`Hint: ${advice}`);
  if (!passed) lines.push(MORE_HELP);
  const unkept = passed ? recordPassed(id) : undefined;
  if (unkept !== undefined) lines.push(`This could not be recorded: ${unkept}`);
  const text = lines.join("\n\n");
  emit({ [CHECK_MIME]: result, "text/markdown": text, "text/plain": text });
  tellObserver((observer) => {
    if (!ranSolution(id)) observer.onCheck(result);
  });
}

/** What is said to the learner when their code gave no value. */
class AttemptError extends Error {
  override readonly name = "AttemptError";
}

async function attempt<T>(call: () => T | Promise<T>, deadline: number): Promise<T> {
  const outcome = await guard(call, { deadline });
  switch (outcome.end) {
    case "value":
      return outcome.value;
    case "threw":
      throw new AttemptError(`Your code threw: ${oneLine(outcome.reason)}`);
    case "late":
      throw new AttemptError(`Your code had not ended after ${deadline / 1000} s.`);
    case "stuck":
      throw new AttemptError(
        "Your code held the thread without end, so nothing else could run; it was stopped.",
      );
  }
}

function failedVerdict(reason: unknown): Verdict {
  const observed =
    reason instanceof AttemptError ? reason.message : `The check failed: ${oneLine(reason)}`;
  return { passed: false, observed };
}

function oneLine(reason: unknown): string {
  return String(reason instanceof Error ? reason.message : reason).split("\n")[0] ?? "";
}
