/**
 * Milliseconds on the machine's monotonic clock, with microsecond resolution.
 *
 * Every thread and every process of a machine reads the same clock, so spans recorded in different
 * workers can be laid side by side. `performance.now()` cannot do that: each thread and process
 * counts from a start of its own.
 *
 * The zero is arbitrary (usually the machine's start): only differences mean anything.
 */
export function now(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
