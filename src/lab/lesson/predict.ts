import { emit } from "./emit.js";
import { figure } from "./figure.js";
import { PREDICTION_MIME, type Prediction } from "./mime.js";
import { tellObserver } from "./observe.js";

/** By a question's id, whether it has been answered. */
const committed = new Map<string, boolean>();

export interface Question {
  /** The answers to choose from. */
  options?: string[];
  /** Where a number is asked for: its unit, `ms`, `requests`, `times`. */
  unit?: string;
  /** What the reader commits to: one of the options, or a number. Left out: not answered yet. */
  answer?: string | number;
}

export interface Revelation {
  /** What the run recorded: one of the options, or the number in the question's unit. */
  truth: string | number;
  /** Why it is so, one or two sentences. */
  because: string;
}

/**
 * Asks the reader to commit to an answer before the run. The answer is written into the cell.
 * Answering nothing is allowed: the lesson goes on.
 *
 * @throws RangeError when the answer is none of the options.
 */
export function predict(id: string, question: string, { options, unit, answer }: Question) {
  if (options && answer !== undefined && !options.includes(String(answer))) {
    const choices = options.map((option) => `"${option}"`).join(", ");
    throw new RangeError(`prediction "${id}": answer must be one of ${choices}, not "${answer}"`);
  }
  const prediction: Prediction = {
    id,
    question,
    ...(options && { options }),
    ...(unit !== undefined && { unit }),
    ...(answer !== undefined && { answer }),
  };
  committed.set(id, answer !== undefined);
  const choices = (options ?? []).map((option) => `\n- ${option}`).join("");
  const answerLine =
    answer === undefined
      ? "Write your answer into the cell as `answer:` and run it again."
      : `You say: **${withUnit(answer, unit)}**`;
  const text = `**Predict:** ${question}${choices}\n\n${answerLine}`;
  emit({ [PREDICTION_MIME]: prediction, "text/markdown": text, "text/plain": text });
  tellObserver((observer) => observer.onPredict(prediction));
  return prediction;
}

/** How many questions have been asked in this kernel, and to how many there is an answer. */
export function predictionsSoFar(): { asked: number; answered: number } {
  const answers = [...committed.values()];
  return { asked: answers.length, answered: answers.filter(Boolean).length };
}

/** Shows what the run recorded beside what the reader had predicted. */
export function reveal(prediction: Prediction, { truth, because }: Revelation): void {
  const { question, answer, unit } = prediction;
  const recorded = `The run recorded: **${withUnit(truth, unit)}**. ${because}`;
  const text = `**Predicted:** ${question}\n\n${judged(answer, truth, unit)}${recorded}`;
  const revealed: Prediction = { ...prediction, truth, because };
  emit({ [PREDICTION_MIME]: revealed, "text/markdown": text, "text/plain": text });
  tellObserver((observer) => observer.onReveal(revealed));
}

function judged(answer: Prediction["answer"], truth: string | number, unit?: string): string {
  if (answer === undefined) return "";
  const said = `You said: **${withUnit(answer, unit)}**`;
  if (typeof answer === "number" && typeof truth === "number") {
    const [low, high] = [Math.min(answer, truth), Math.max(answer, truth)];
    const ratio = low > 0 ? `, a factor of ${figure(high / low)} apart` : "";
    return `${said}${ratio}. `;
  }
  return `${said}, ${answer === truth ? "which is right" : "which is not what happened"}. `;
}

function withUnit(value: string | number, unit?: string): string {
  return unit === undefined ? figure(value) : `${figure(value)} ${unit}`;
}
