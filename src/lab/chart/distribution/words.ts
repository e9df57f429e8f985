import type { ChartTable } from "../chart.js";
import { capital, count, headed, quantity, tabular } from "../quantity.js";
import type { Summary } from "./summary.js";

/** The title where the caller gives none: the medians. */
export function distributionTitle(summaries: readonly Summary[], x: string, unit: string): string {
  const medians = summaries.map(({ name, median }) => `${name} ${quantity(median, unit)}`);
  return `${capital(x || "value")}, median: ${medians.join(", ")}`;
}

/** Sentences with the figures that the picture shows. */
export function distributionDescription(
  summaries: readonly Summary[],
  kind: string,
  x: string,
  unit: string,
): string {
  const samples = summaries.reduce((sum, { sorted }) => sum + sorted.length, 0);
  const each = summaries.map(
    ({ name, median, p95, p99, least, most }) =>
      `“${name}”: median ${quantity(median, unit)}, 95 % at most ${quantity(p95, unit)}, 99 % at most ${quantity(p99, unit)}, from ${quantity(least, unit)} to ${quantity(most, unit)}.`,
  );
  return [`${kind} of ${x || "value"}, ${count(samples, "sample")}.`, ...each].join(" ");
}

/** One row per name: how many samples, and their quantiles. */
export function distributionTable(summaries: readonly Summary[], unit: string): ChartTable {
  const titles = ["Least", "5 %", "25 %", "Median", "75 %", "95 %", "99 %", "Most"];
  return {
    columns: ["Name", "Samples", ...titles.map((title) => headed(title, unit))],
    rows: summaries.map(({ name, sorted, least, p5, q1, median, q3, p95, p99, most }) => [
      name,
      sorted.length,
      ...[least, p5, q1, median, q3, p95, p99, most].map(tabular),
    ]),
  };
}
