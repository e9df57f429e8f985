import {
  fibonacciAwaited,
  fibonacciByDoubling,
  fibonacciIterative,
  fibonacciRecursive,
} from "overlap/work";
import { describe, expect, test } from "vitest";

const firstTen = [1, 1, 2, 3, 5, 8, 13, 21, 34, 55];

describe("fibonacci", () => {
  test("fibonacciRecursive(n) begins with fib(0) = fib(1) = 1", () => {
    expect(firstTen.map((_, n) => fibonacciRecursive(n))).toEqual(firstTen);
  });

  test("fibonacciRecursive(25) is 121,393", () => {
    expect(fibonacciRecursive(25)).toBe(121_393);
  });

  test("fibonacciAwaited(n) is fibonacciRecursive(n)", async () => {
    for (let n = 0; n <= 15; n++) expect(await fibonacciAwaited(n)).toBe(fibonacciRecursive(n));
  });

  test.each([
    ["fibonacciIterative", fibonacciIterative],
    ["fibonacciByDoubling", fibonacciByDoubling],
  ])("%s(n) begins with fib(0) = fib(1) = 1", (_, fibonacci) => {
    expect(firstTen.map((_, n) => fibonacci(n))).toEqual(firstTen.map(BigInt));
  });

  test("fibonacciByDoubling(n) agrees with the recursion n = 0 to 20 and with addition to 400", () => {
    for (let n = 0; n <= 20; n++)
      expect(fibonacciByDoubling(n)).toBe(BigInt(fibonacciRecursive(n)));
    const numbers = Array.from({ length: 400 }, (_, n) => fibonacciByDoubling(n));
    expect(numbers.slice(2)).toEqual(numbers.slice(2).map((_, n) => numbers[n]! + numbers[n + 1]!));
  });

  test.each([77, 1_000, 10_000, 10_999, 30_000])(
    "fibonacciIterative(%d) is what doubling gives",
    (n) => {
      expect(fibonacciIterative(n)).toBe(fibonacciByDoubling(n));
    },
  );

  test("fibonacciIterative(10999) has 2,299 digits", () => {
    expect(String(fibonacciIterative(10_999))).toHaveLength(2_299);
  });

  test.each([-1, 1.5, Number.NaN])("fibonacci(%d) says what it expects", async (n) => {
    const message = `expected a whole number from 0 to`;
    for (const fibonacci of [fibonacciRecursive, fibonacciIterative, fibonacciByDoubling]) {
      expect(() => fibonacci(n)).toThrow(`${fibonacci.name}: ${message}`);
    }
    await expect(fibonacciAwaited(n)).rejects.toThrow(`fibonacciAwaited: ${message}`);
  });

  test("fibonacciRecursive(78) is refused: it does not fit a Number", () => {
    expect(() => fibonacciRecursive(78)).toThrow("from 0 to 77, got 78");
    expect(fibonacciByDoubling(77)).toBeLessThan(2n ** 53n);
    expect(fibonacciByDoubling(78)).toBeGreaterThan(2n ** 53n);
  });
});
