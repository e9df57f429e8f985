import { stat } from "node:fs";
import type { Exercise } from "../lesson/index.js";
import { loopTurns } from "../measure/index.js";
import { orderPuzzle } from "./order-puzzle.js";

/** What the learner hands in: letters, in a list or in one string. */
export type Order = readonly string[] | string;

const LETTERS = 12;

/** Which hint explains the place of a letter. */
const RULES: Record<string, number> = { J: 0, L: 0, I: 1, F: 2, K: 2, H: 2, G: 3, C: 4, D: 4 };
const PHASES = 5;

/** Lesson 04: in which order does the puzzle log its letters? */
export const orderOf: Exercise<Order> = {
  id: "order-of",
  expected: `all ${LETTERS} letters, in the order in which the program logs them.`,
  hints: [
    "What runs first is the function itself, to its last line. An `async` function that it calls runs at once as well, up to its first `await`.",
    "When a callback has ended, the nextTick queue comes first, then the microtasks.",
    "Microtasks run in the order in which they became ready. The second `then` of a chain becomes ready only when the first has run; the rest of an `async` function is a microtask like any other.",
    "Once the microtasks are running, the queue is emptied before the nextTick queue has its turn again.",
    "After each single callback, both queues are emptied, nextTick first, and only then comes the next callback.",
    "From a file's callback the loop goes on to the immediates, and only after them to the timers.",
  ],
  async observe(order) {
    const said = lettersOf(order);
    const logged = await lettersLogged();
    const right = logged.findIndex((letter, i) => letter !== said[i]);
    if (right === -1 && said.length === LETTERS) {
      return { passed: true, observed: `the program logged ${logged.join(" ")}, as you say.` };
    }
    const next = said[right];
    return {
      passed: false,
      observed:
        right === -1
          ? `the program logged ${LETTERS} letters, and you say ${said.length}.`
          : `${right} letters are right; then you say ${next ?? "nothing"}, and the program logged something else.`,
      // G too early is one misunderstanding, whatever should have come there.
      hint: RULES[next === "G" ? next : (logged[right] ?? "")] ?? PHASES,
    };
  },
};

function lettersOf(order: Order): string[] {
  return String(order).toUpperCase().match(/[A-Z]/g) ?? [];
}

/** The letters of one run, started from a file's callback: from there the order is always the same. */
function lettersLogged(): Promise<string[]> {
  const letters: string[] = [];
  return new Promise((resolve) => {
    stat(".", () =>
      orderPuzzle((letter) => {
        if (letters.push(letter) === LETTERS) resolve(letters);
      }),
    );
  });
}

/** One step of a computation that cannot be interrupted; gives back its part of the sum. */
export type Step = () => number;

/** What the learner writes: takes all steps and gives back the sum, reading the time off `clock`. */
export type Crunch = (steps: Step[], clock: () => number) => Promise<number>;

const STEPS = 400;
const LIMIT = 20;
const MOST_TURNS = STEPS / 2;
/** Milliseconds of the steps, over and over, on a clock that only they move. */
const LENGTHS = [1, 2, 9, 1, 4, 2, 6, 3];

/** Lesson 04: compute, and keep the event loop's delay under 20 ms. */
export const stayResponsive: Exercise<Crunch> = {
  id: "stay-responsive",
  expected: `all ${STEPS} steps are taken once, the loop turns before ${LIMIT} ms of steps have gone by on the clock, and it turns at most ${MOST_TURNS} times.`,
  hints: [
    "`await` on its own leads to a microtask, and those all run before the loop turns. Await something that the loop itself brings: `setImmediate` or `scheduler.yield()`.",
    "The longest step takes 9 ms. Note `clock()` when you start, and yield as soon as 10 ms have gone by since you last yielded.",
    "To yield costs too. Yield only when enough time has gone by, not after every step.",
    "Every step is to be called once, and the sum is that of what they give back.",
  ],
  async observe(crunch, attempt) {
    let time = 0;
    const taken: { turn: number; ms: number }[] = [];
    const steps = Array.from({ length: STEPS }, (_, i) => () => {
      const ms = LENGTHS[i % LENGTHS.length] ?? 1;
      time += ms;
      taken.push({ turn: loopTurns(), ms });
      return i * i;
    });
    const expected = Array.from({ length: STEPS }, (_, i) => i * i).reduce((a, b) => a + b);
    const total = await attempt(() => crunch(steps, () => time));
    const burst = new Map<number, number>();
    for (const { turn, ms } of taken) burst.set(turn, (burst.get(turn) ?? 0) + ms);
    const worst = Math.max(0, ...burst.values());
    const complete = taken.length === STEPS && total === expected;
    return {
      passed: complete && worst < LIMIT && burst.size <= MOST_TURNS,
      observed: `${taken.length} steps were taken in ${burst.size === 1 ? "one turn" : `${burst.size} turns`} of the loop, and the longest turn had ${worst} ms of steps; the sum is ${total === expected ? "right" : "wrong"}.`,
      hint: !complete ? 3 : burst.size > MOST_TURNS ? 2 : burst.size === 1 ? 0 : 1,
    };
  },
};
