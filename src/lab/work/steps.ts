import { blur, checkRadius } from "./blur.js";
import { blurDirectly } from "./blur-directly.js";
import type { ComputationName, Computations } from "./computations.js";
import { fibonacciByDoubling } from "./fibonacci-by-doubling.js";
import { checkIndex } from "./fibonacci-index.js";
import { advance, type FibonacciPair } from "./fibonacci-iterative.js";
import { fibonacciRecursive, RECURSIVE_LIMIT } from "./fibonacci-recursive.js";
import type { Image } from "./image.js";
import { checkRange } from "./range.js";
import { LIMIT, sumOfSquares } from "./sum-of-squares.js";
import { sumOfSquaresByBigInt } from "./sum-of-squares-by-bigint.js";
import { sumOfSquaresByNumber } from "./sum-of-squares-by-number.js";
import { sumOfSquaresClosedForm } from "./sum-of-squares-closed-form.js";

/** A computation that can be left after each step and taken up again; it returns its result. */
export type Steps<Result> = Generator<void, Result, void>;

/**
 * The {@link computations} cut into steps that mostly take well under a millisecond, with the same result
 * to the last bit. Between two steps whoever runs them may do something else: serve the event
 * loop, hand a lock to another thread, or stop.
 */
export const steps: {
  readonly [Name in ComputationName]: (
    ...args: Parameters<Computations[Name]>
  ) => Steps<ReturnType<Computations[Name]>>;
} = {
  sumOfSquares: (from, to) => adding(sumOfSquares, from, to, 1e5, LIMIT),
  sumOfSquaresByBigInt: (from, to) => adding(sumOfSquaresByBigInt, from, to, 5e3),
  *sumOfSquaresByNumber(from, to, sum = 0) {
    checkRange("sumOfSquaresByNumber", from, to, Number.MAX_SAFE_INTEGER);
    let total = sum;
    for (const [start, end] of pieces(from, to, 2e5)) {
      total = sumOfSquaresByNumber(start, end, total);
      yield;
    }
    return total;
  },
  sumOfSquaresClosedForm: (from, to) => once(() => sumOfSquaresClosedForm(from, to)),
  *fibonacciRecursive(n) {
    checkIndex("fibonacciRecursive", n, RECURSIVE_LIMIT);
    return yield* fibonacciSteps(n);
  },
  *fibonacciIterative(n) {
    checkIndex("fibonacciIterative", n, Number.MAX_SAFE_INTEGER);
    let pair: FibonacciPair = [1n, 1n];
    for (const [start, end] of pieces(0, n, 1e3)) {
      pair = advance(pair, end - start);
      yield;
    }
    return pair[0];
  },
  fibonacciByDoubling: (n) => once(() => fibonacciByDoubling(n)),
  blur: (image, radius, from, to) => byRows(blur, image, radius, from, to),
  blurDirectly: (image, radius, from, to) => byRows(blurDirectly, image, radius, from, to),
};

function* adding(
  sum: (from: number, to: number) => bigint,
  from: number,
  to: number,
  length: number,
  limit: number = Number.MAX_SAFE_INTEGER,
): Steps<bigint> {
  checkRange(sum.name, from, to, limit);
  let total = 0n;
  for (const [start, end] of pieces(from, to, length)) {
    total += sum(start, end);
    yield;
  }
  return total;
}

/** Below 20 the plain recursion takes over: a generator per call would cost more than the call. */
function* fibonacciSteps(n: number): Steps<number> {
  if (n <= 20) return fibonacciRecursive(n);
  const before = yield* fibonacciSteps(n - 1);
  yield;
  return before + (yield* fibonacciSteps(n - 2));
}

function* byRows(
  filter: Computations["blur"],
  image: Image,
  radius: number,
  from = 0,
  to: number = image.height,
): Steps<Uint8ClampedArray> {
  checkRange(filter.name, from, to, image.height);
  checkRadius(filter.name, radius);
  const row = image.width * 4;
  const rows = Math.max(2 * radius + 1, Math.ceil(16384 / row));
  const parts: Uint8ClampedArray[] = [];
  for (const [start, end] of pieces(from, to, rows)) {
    parts.push(filter(image, radius, start, end));
    yield;
  }
  const result = new Uint8ClampedArray((to - from) * row);
  parts.forEach((part, i) => {
    result.set(part, i * rows * row);
  });
  return result;
}

function* once<Result>(compute: () => Result): Steps<Result> {
  const result = compute();
  yield;
  return result;
}

function* pieces(from: number, to: number, length: number): Generator<[number, number]> {
  for (let start = from; start < to; start += length) yield [start, Math.min(to, start + length)];
}
