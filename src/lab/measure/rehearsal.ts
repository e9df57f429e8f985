/**
 * How many rounds a measurement makes at most: the environment variable `OVERLAP_ROUNDS`; without
 * it there is no limit.
 *
 * With `OVERLAP_ROUNDS=1` a lesson is rehearsed: every cell runs, each measurement once, and what is
 * exact holds as ever. What is measured may not: one round says little.
 *
 * @throws RangeError when the variable is not a whole number above 0.
 */
export function mostRounds(environment: NodeJS.ProcessEnv = process.env): number {
  const text = environment.OVERLAP_ROUNDS;
  if (text === undefined || text === "") return Number.POSITIVE_INFINITY;
  const rounds = Number(text);
  if (!(Number.isInteger(rounds) && rounds > 0)) {
    throw new RangeError(`OVERLAP_ROUNDS must be a whole number above 0, not "${text}"`);
  }
  return rounds;
}
