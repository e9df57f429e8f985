import type { Measurement } from "./measurement.js";

/**
 * A measurement in one line, with the figures of the unix command `time`:
 * `event loop  real 0.43 s (0.42 to 0.45)  user 0.20 s  system 0.04 s  memory 81 MB`.
 *
 * `real` is the median over the rounds with its interval. What the machine cannot tell is `unknown`.
 */
export function describeMeasurement(measurement: Measurement): string {
  const { name, median, low, high, user, system, memory, disturbed, wall } = measurement;
  const parts = [
    name,
    `real ${seconds(median)} s (${seconds(low)} to ${seconds(high)})`,
    `user ${known(user)}`,
    `system ${known(system)}`,
    `memory ${Number.isNaN(memory) ? "unknown" : `${Math.round(memory / 1e6)} MB`}`,
  ];
  if (disturbed > 0) parts.push(`${disturbed} of ${wall.length} rounds disturbed`);
  return parts.join("  ");
}

function known(ms: number): string {
  return Number.isNaN(ms) ? "unknown" : `${seconds(ms)} s`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 100 ? 3 : 2);
}
