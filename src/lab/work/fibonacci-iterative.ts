import { checkIndex } from "./fibonacci-index.js";

/** A Fibonacci number and the one after it. */
export type FibonacciPair = readonly [current: bigint, next: bigint];

/**
 * The nth Fibonacci number by n additions of BigInts: exact for any n; fib(10,999) has 2,299 digits.
 *
 * Convention of the course: fib(0) = fib(1) = 1.
 *
 * @throws RangeError unless n is a whole number of 0 or more.
 */
export function fibonacciIterative(n: number): bigint {
  checkIndex("fibonacciIterative", n, Number.MAX_SAFE_INTEGER);
  return advance([1n, 1n], n)[0];
}

/** The pair `steps` places further on: how a computation that was interrupted goes on. */
export function advance([current, next]: FibonacciPair, steps: number): FibonacciPair {
  let a = current;
  let b = next;
  for (let i = 0; i < steps; i++) [a, b] = [b, a + b];
  return [a, b];
}
