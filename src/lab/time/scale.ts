/**
 * The factor that stretches every latency of the course: the environment variable
 * `OVERLAP_SCALE`, 1 when it is not set.
 *
 * Lessons use 50 ms where real servers take 300 to 900; `OVERLAP_SCALE=10` brings them back.
 *
 * @throws RangeError when the variable is not a number above 0.
 */
export function scale(environment: NodeJS.ProcessEnv = process.env): number {
  const text = environment.OVERLAP_SCALE;
  if (text === undefined || text === "") return 1;
  const factor = Number(text);
  if (!(factor > 0 && Number.isFinite(factor))) {
    throw new RangeError(`OVERLAP_SCALE must be a number above 0, not "${text}"`);
  }
  return factor;
}

/** A latency of the course in milliseconds, stretched by {@link scale}. */
export function scaled(ms: number): number {
  return ms * scale();
}
