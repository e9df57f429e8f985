/**
 * Lets only samples through that a statistic can be taken of.
 *
 * @param name Who asks, for the message.
 * @param least How many there must be; default 1.
 * @throws RangeError when there are too few, or one is not a finite number.
 */
export function checkSamples(name: string, samples: readonly number[], least = 1): void {
  if (samples.length < least) {
    const wanted = least === 1 ? "1 sample" : `${least} samples`;
    throw new RangeError(`${name} needs at least ${wanted}, got ${samples.length}`);
  }
  const bad = samples.findIndex((sample) => !Number.isFinite(sample));
  if (bad >= 0) {
    throw new RangeError(`${name} needs finite numbers, but sample ${bad} is ${samples[bad]}`);
  }
}
