import type { ChildProcess } from "node:child_process";
import type { Answer, Question, Questions } from "./agent/index.js";

/** Asks the agent in a kernel; nothing comes back when it does not answer in time or is gone. */
export type Ask = <Kind extends keyof Questions>(
  question: Extract<Question, { kind: Kind }>,
) => Promise<Answer<Kind> | undefined>;

// A cell may have disconnected the channel or hold the thread: then nobody answers.
const ANSWER_TIME = 5_000;

/** Numbers the questions to a child process and finds the answers to them. */
export function questionsTo(child: ChildProcess): Ask {
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  child.on("message", ({ id, answer }: { id: number; answer: unknown }) =>
    waiting.get(id)?.(answer),
  );
  child.on("disconnect", () => {
    for (const resolve of waiting.values()) resolve(undefined);
  });

  return (question) =>
    new Promise((resolve) => {
      const id = ++last;
      const settle = (answer: unknown) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer as undefined);
      };
      const timer = setTimeout(settle, ANSWER_TIME, undefined);
      waiting.set(id, settle);
      if (!child.connected) settle(undefined);
      else child.send({ id, question }, (error) => error && settle(undefined));
    });
}
