/** What Little's law ties together, each measured by itself. */
export interface LittleReadings {
  /** What comes through, per second. */
  throughput: number;
  /** Milliseconds from coming in to going out, the mean. */
  latency: number;
  /** How many were inside, the mean over time. */
  inFlight: number;
}

export interface LittleCheck {
  /** How many should have been inside: throughput times latency. */
  expected: number;
  /** What was inside, divided by what should have been. */
  ratio: number;
  /** Whether the two differ by no more than the tolerance. */
  holds: boolean;
}

/**
 * How many are inside on average, by Little's law: what comes through per second times the seconds
 * that each stays ("A proof for the queuing formula L = λW", 1961). It asks nothing of the order or
 * the spread, only that as many go out as come in.
 *
 * @param throughput Per second.
 * @param latency Milliseconds, the mean (not the median).
 */
export function littlesLaw(throughput: number, latency: number): number {
  return (throughput * latency) / 1000;
}

/**
 * Compares the number inside with what Little's law says. The number must be counted by somebody
 * else, such as the server: worked out from the same clock readings it is right by definition.
 *
 * @param tolerance The share by which the two may differ; default 0.1.
 * @throws RangeError when a reading is not above 0 and finite.
 */
export function checkLittle(
  { throughput, latency, inFlight }: LittleReadings,
  tolerance = 0.1,
): LittleCheck {
  for (const [name, value] of Object.entries({ throughput, latency, inFlight })) {
    if (value > 0 && Number.isFinite(value)) continue;
    throw new RangeError(`checkLittle needs a ${name} above 0, not ${value}`);
  }
  const expected = littlesLaw(throughput, latency);
  const ratio = inFlight / expected;
  return { expected, ratio, holds: Math.abs(ratio - 1) <= tolerance };
}
