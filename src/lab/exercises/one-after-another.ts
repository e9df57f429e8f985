import type { Exercise } from "../lesson/index.js";
import { sleep } from "../time/index.js";

/** A call that takes a while and answers with its own name. */
export type Call = (name: string) => Promise<string>;

/** What the learner writes: calls `a`, `b` and `c`, and gives back the answers in this order. */
export type ThreeCalls = (call: Call) => Promise<string[]>;

/** Milliseconds of each call: the first is the slowest, so that answers come in the other order. */
const DURATIONS: Record<string, number> = { a: 60, b: 40, c: 20 };

/** Lesson 02: make three calls overlap. */
export const threeCalls: Exercise<ThreeCalls> = {
  id: "three-calls",
  expected:
    "all 3 calls are under way at one time, each is made once, and the answers are a, b, c.",
  hints: [
    "An `await` between two calls keeps the second from starting. Start all three, then wait.",
    "`Promise.all` takes promises that are under way and gives their values in the order of the array, whichever comes first.",
  ],
  async observe(threeCallsOfLearner, attempt) {
    const calls: string[] = [];
    let underWay = 0;
    let peak = 0;
    const call: Call = async (name) => {
      calls.push(name);
      underWay += 1;
      peak = Math.max(peak, underWay);
      await sleep(DURATIONS[name] ?? 20);
      underWay -= 1;
      return name;
    };
    const answers = await attempt(() => threeCallsOfLearner(call));
    const list = Array.isArray(answers) ? answers.join(", ") : String(answers);
    const once = calls.length === 3 && new Set(calls).size === 3;
    return {
      passed: peak === 3 && once && list === "a, b, c" && underWay === 0,
      observed: `${calls.length} calls were made (${calls.join(", ")}), at most ${peak} under way at one time, and the answers were ${list}.`,
      hint: peak < 3 ? 0 : 1,
    };
  },
};
