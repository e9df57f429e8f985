/** Nothing: what it costs in a thread is the message alone. */
export function nothing(): void {}

/** About so many steps of computing, all alike. */
export function count(steps: number): number {
  let total = 0;
  for (let i = 0; i < steps; i++) total = Math.imul(total ^ i, 0x01000193);
  return total;
}
