import { checkIndex } from "./fibonacci-index.js";

/** fib(78) with fib(0) = fib(1) = 1 is above 2^53; at the size of 50 the recursion takes minutes anyway. */
export const RECURSIVE_LIMIT = 77;

/**
 * The nth Fibonacci number by calling itself twice: work that doubles with every second n.
 *
 * Convention of the course, as in the article it takes the task from: fib(0) = fib(1) = 1.
 *
 * @throws RangeError unless n is a whole number from 0 to 77.
 */
export function fibonacciRecursive(n: number): number {
  checkIndex("fibonacciRecursive", n, RECURSIVE_LIMIT);
  return fib(n);
}

function fib(n: number): number {
  return n < 2 ? 1 : fib(n - 1) + fib(n - 2);
}

/**
 * {@link fibonacciRecursive} with every call awaited. Nothing in it ever waits: what it adds is a
 * promise and a turn of the microtask queue for each call.
 *
 * @throws RangeError (as a rejection) unless n is a whole number from 0 to 77.
 */
export async function fibonacciAwaited(n: number): Promise<number> {
  checkIndex("fibonacciAwaited", n, RECURSIVE_LIMIT);
  return await fibAwaited(n);
}

async function fibAwaited(n: number): Promise<number> {
  return n < 2 ? 1 : (await fibAwaited(n - 1)) + (await fibAwaited(n - 2));
}
