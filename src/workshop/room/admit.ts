import type { Catalogue } from "./catalogue.js";
import { LIMITS } from "./limits.js";
import type { Submitted } from "./protocol.js";
import { Refusal } from "./refusal.js";

/**
 * Lets a submission in as far as it speaks of the course: of its predictions, exercises and lessons,
 * with an answer that the question has. So nobody brings a text of their own before the room.
 *
 * @returns It, with its answer spelt as the page does.
 * @throws Refusal that says what was expected.
 */
export function admit(submission: Submitted, catalogue: Catalogue): Submitted {
  switch (submission.kind) {
    case "prediction":
      return {
        ...submission,
        answer: toAnswer(submission.prediction, submission.answer, catalogue),
      };
    case "recorded":
      return { ...submission, truth: toAnswer(submission.prediction, submission.truth, catalogue) };
    case "exercise":
      return known(submission, catalogue.exercises.has(submission.exercise), submission.exercise);
    case "lesson": {
      const { lesson } = submission;
      return known(
        submission,
        catalogue.lessons.some(({ id }) => id === lesson),
        lesson,
      );
    }
    case "machine":
    case "hand":
      return submission;
  }
}

function known(submission: Submitted, there: boolean, id: string): Submitted {
  if (there) return submission;
  throw new Refusal(422, `the course has no ${submission.kind} "${id}"`);
}

function toAnswer(
  id: string,
  answer: string | number,
  { predictions }: Catalogue,
): string | number {
  const asked = predictions.get(id);
  if (!asked) throw new Refusal(422, `the course has no prediction "${id}"`);
  if (asked.options.length === 0) {
    const number = typeof answer === "number" ? answer : Number(answer);
    if (Number.isNaN(number) || String(answer).trim() === "") {
      throw new Refusal(422, `expected a number for "${id}"`);
    }
    // The protocol bounds numbers, and not what a text says.
    if (Math.abs(number) > LIMITS.number) {
      const bounds = `from ${-LIMITS.number} to ${LIMITS.number}`;
      throw new Refusal(422, `expected a number ${bounds} for "${id}"`);
    }
    return Math.abs(number) < LIMITS.least ? 0 : number;
  }
  // Pages show an option's Markdown rendered, notebooks hand it in as it is written.
  const plain = (text: string) => text.replace(/[`*_]/g, "").replace(/\s+/g, " ").trim();
  const option = asked.options.find((one) => plain(one) === plain(String(answer)));
  if (option !== undefined) return option;
  const choices = asked.options.map((one) => `"${one}"`).join(", ");
  throw new Refusal(422, `expected one of ${choices} for "${id}"`);
}
