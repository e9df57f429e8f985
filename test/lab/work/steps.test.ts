import {
  type ComputationName,
  type Computations,
  computations,
  createImage,
  type Steps,
  steps,
} from "overlap/work";
import { describe, expect, test } from "vitest";

const image = createImage({ width: 40, height: 130 });

/** How many steps to expect at least, and the arguments to expect them of. */
const calls: { [Name in ComputationName]: [number, ...Parameters<Computations[Name]>] } = {
  sumOfSquares: [3, 17, 300_000],
  sumOfSquaresByBigInt: [3, 17, 16_000],
  sumOfSquaresByNumber: [3, 100_000, 900_000],
  sumOfSquaresClosedForm: [1, 17, 300_000],
  fibonacciRecursive: [5, 24],
  fibonacciIterative: [4, 4_321],
  fibonacciByDoubling: [1, 4_321],
  blur: [2, image, 3, 5, 128],
  blurDirectly: [2, image, 1, 5, 128],
};

const wrong: Partial<Record<ComputationName, unknown[][]>> = {
  sumOfSquares: [
    [5, 3],
    [0, 2 ** 33],
  ],
  sumOfSquaresByBigInt: [[-1, 3]],
  sumOfSquaresByNumber: [[0.5, 3]],
  sumOfSquaresClosedForm: [[5, 3]],
  fibonacciRecursive: [[78], [-1], [Number.NaN]],
  fibonacciIterative: [[-1], [2.5]],
  fibonacciByDoubling: [[-1]],
  blur: [
    [image, -1],
    [image, 1, 0, 131],
  ],
  blurDirectly: [[image, 1, 0, 131]],
};

const names = Object.keys(computations) as ComputationName[];

describe.each(names)("steps.%s", (name) => {
  const compute = computations[name] as (...args: unknown[]) => unknown;
  const start = steps[name] as (...args: unknown[]) => Steps<unknown>;

  test("returns what the computation returns in one go, after several steps", () => {
    const [atLeast, ...args] = calls[name];
    const { result, count } = runToEnd(start(...args));
    expect(result).toEqual(compute(...args));
    expect(count).toBeGreaterThanOrEqual(atLeast);
  });

  test("fails as the computation does, at its first step", () => {
    for (const args of wrong[name] ?? []) {
      expect(() => start(...args).next()).toThrow(messageOf(() => compute(...args)));
    }
    expect(wrong[name]?.length).toBeGreaterThan(0);
  });
});

test("steps of an empty range end at once", () => {
  expect(runToEnd(steps.sumOfSquares(9, 9))).toEqual({ result: 0n, count: 0 });
  expect(runToEnd(steps.blur(image, 2, 9, 9))).toEqual({
    result: new Uint8ClampedArray(0),
    count: 0,
  });
});

function runToEnd(steps: Steps<unknown>) {
  for (let count = 0; ; count++) {
    const step = steps.next();
    if (step.done) return { result: step.value, count };
  }
}

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("expected the call to throw");
}
