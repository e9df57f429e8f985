import { type Compute, openThreads, type Task } from "../compute/index.js";
import type { Attempt, Exercise, Verdict } from "../lesson/index.js";
import { sumOfSquaresClosedForm } from "../work/index.js";

/** What the learner writes: adds up the squares below n, cut into parts that `compute` works on at once. */
export type ParallelSum = (n: number, parts: number, compute: Compute) => Promise<bigint>;

/** Small ones first, so that the first failure is one that can be checked by hand. */
const CASES: readonly (readonly [n: number, parts: number])[] = [
  [10, 3],
  [12, 4],
  [3, 8],
  [1, 1],
  [0, 4],
  [1_000_003, 7],
  [1_200_000, 1],
  [2_000_001, 5],
];

const REMAINDER = 0;
const EMPTY = 1;
const ROUNDED = 2;
const ONE_CALL = 3;

/** Lesson 07: an exact parallel sum for any n and any number of parts. */
export const parallelSum: Exercise<ParallelSum> = {
  id: "parallel-sum",
  expected:
    "each number below n is in one part and one only, the parts differ in length by one at most, all of them go to `compute` in one call, and the sum is that of the closed form.",
  hints: [
    "10 numbers in 3 parts: `Math.floor(10 / 3)` is 3, and 3 parts of 3 are 9 numbers. `partition(n, parts)` of `overlap/work` gives the remainder away one by one.",
    "With more parts than numbers each number has a part of its own and the other parts are empty; of nothing at all the sum is `0n`.",
    "Past 2^53 a Number rounds: let each part be a `sumOfSquares`, which gives a BigInt, and add the parts from `0n` on.",
    "Parts that are given to `compute` one after the other never overlap: make all tasks first, then call `compute` once with all of them.",
  ],
  async observe(sumOfLearner, attempt) {
    const pool = await openThreads({ workers: 2 });
    try {
      for (const [n, parts] of CASES) {
        const failure = await observeCase(sumOfLearner, n, parts, pool.compute, attempt);
        if (failure) return failure;
      }
      const observed = `the sums of ${CASES.length} cases are exact, from no number at all to ${most().toLocaleString("en-US")} numbers, in 1 to 8 parts.`;
      return { passed: true, observed };
    } finally {
      await pool.close();
    }
  },
};

/** What is wrong with the answer in one case, if anything. */
async function observeCase(
  sumOfLearner: ParallelSum,
  n: number,
  parts: number,
  compute: Compute,
  attempt: Attempt,
): Promise<Verdict | undefined> {
  const tasks: Task[] = [];
  let calls = 0;
  const watched: Compute = (given, options) => {
    calls += 1;
    tasks.push(...given);
    return compute(given, options);
  };
  const sum: unknown = await attempt(() => sumOfLearner(n, parts, watched));
  const failed = (what: string, hint: number): Verdict => {
    const observed = `the squares below ${n.toLocaleString("en-US")} in ${parts} parts: ${what}.`;
    return { passed: false, observed, hint };
  };

  const fault = coverage(tasks, n, parts);
  if (fault) return failed(fault, n < parts ? EMPTY : REMAINDER);
  if (calls > 1) return failed(`${calls} calls of compute were made`, ONE_CALL);
  const right = sumOfSquaresClosedForm(0, n);
  if (typeof sum !== "bigint") return failed(`the sum is a ${typeof sum}, not a bigint`, ROUNDED);
  if (sum !== right) return failed(`your sum is ${sum}, the closed form says ${right}`, ROUNDED);
  return undefined;
}

/** What is wrong with the parts: numbers left out or taken twice, or parts of unequal length. */
function coverage(tasks: readonly Task[], n: number, parts: number): string | undefined {
  const ranges = tasks
    .map(({ args }) => args as unknown as [from: number, to: number])
    .filter(([from, to]) => from !== to)
    .sort(([a], [b]) => a - b);
  let next = 0;
  for (const [from, to] of ranges) {
    if (from > next) return `${numbers(next, from)} in no part`;
    if (from < next) return `${numbers(from, Math.min(next, to))} in two parts`;
    next = to;
  }
  if (next < n) return `${numbers(next, n)} in no part`;
  if (next > n) return `${numbers(n, next)} in a part, but only the numbers below n should be`;
  const lengths = ranges.map(([from, to]) => to - from);
  const wanted = Math.min(n, parts);
  if (ranges.length !== wanted) return `numbers in ${ranges.length} of the parts, not in ${wanted}`;
  if (Math.max(...lengths) - Math.min(...lengths) > 1) {
    return `parts of ${lengths.join(", ")} numbers, which is not as even as can be`;
  }
  return undefined;
}

function numbers(from: number, to: number): string {
  return to - from === 1
    ? `the number ${from} is`
    : `the ${to - from} numbers from ${from} to ${to - 1} are`;
}

function most(): number {
  return Math.max(...CASES.map(([n]) => n));
}
