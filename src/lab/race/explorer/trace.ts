import { inspect } from "node:util";
import type { Replay } from "./replay.js";
import { countSwitches } from "./switches.js";

/**
 * Writes a run for people: one line a step, one column a task, the state at the right, and under
 * it what went wrong.
 */
export function describeReplay<S>({ program, tasks, start, steps, breakage }: Replay<S>): string {
  const rows = steps.map(({ task, label, state }, i) => [
    String(i + 1),
    ...tasks.map((name) => (name === task ? label : "")),
    show(state),
  ]);
  const table = [["", ...tasks, "state"], ["", ...tasks.map(() => ""), show(start)], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
  const switches = countSwitches(steps.map((step) => step.task));
  const end = breakage ? `${breakage.kind}: ${breakage.message}` : "nothing has gone wrong";
  return [
    `${program}: ${plural(steps.length, "step")}, ${plural(switches, "switch", "es")}`,
    ...lines,
    end,
  ].join("\n");
}

function show(state: unknown): string {
  return inspect(state, { breakLength: Number.POSITIVE_INFINITY, depth: 4 });
}

function plural(count: number, noun: string, ending = "s"): string {
  return `${count} ${noun}${count === 1 ? "" : ending}`;
}
