import { describeMachine, type Machine, machine as thisMachine } from "./machine.js";
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

/**
 * How measurements were made, for the line below a chart's title: the machine, the rounds, and
 * whether other programs disturbed them:
 * `2 cores, Node 20.20, median of 7 rounds with its 95 % interval, 2 of them disturbed`.
 *
 * @throws RangeError without measurements.
 */
export function describeRounds(
  measurements: readonly Measurement[],
  machine: Machine = thisMachine(),
): string {
  const [first] = measurements;
  if (first === undefined) throw new RangeError("describeRounds needs a measurement, got none");
  const { wall, disturbed } = first;
  const rounds = describeCount(wall.length);
  const noise =
    disturbed === 0 ? "" : wall.length === 1 ? ", disturbed" : `, ${disturbed} of them disturbed`;
  return `${describeMachine(machine)}, ${rounds}${noise}`;
}

/** With five samples or fewer the bootstrap interval is their range, and covers less than 95 %. */
function describeCount(count: number): string {
  if (count === 1) return "one round";
  return count <= 5
    ? `median and range of ${count} rounds`
    : `median of ${count} rounds with its 95 % interval`;
}

function known(ms: number): string {
  return Number.isNaN(ms) ? "unknown" : `${seconds(ms)} s`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(ms < 100 ? 3 : 2);
}
