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
    `real ${seconds(median)} (${seconds(low).replace(/ s$/, "")} to ${seconds(high)})`,
    `user ${seconds(user)}`,
    `system ${seconds(system)}`,
    `memory ${Number.isNaN(memory) ? "unknown" : `${Math.round(memory / 1e6)} MB`}`,
  ];
  if (disturbed > 0) parts.push(`${disturbed} of ${wall.length} rounds disturbed`);
  return parts.join("  ");
}

function seconds(ms: number): string {
  if (Number.isNaN(ms)) return "unknown";
  return `${(ms / 1000).toFixed(ms < 100 ? 3 : 2)} s`;
}
