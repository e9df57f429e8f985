import { quantile } from "../../stats/index.js";
import { type Axis, linearAxis, logAxis } from "../axis.js";
import type { Chart } from "../chart.js";
import { frame } from "../frame.js";
import type { Layer } from "../layer.js";
import { colour, seriesColour } from "../palette.js";
import { planeLayers, planeMargin } from "../plane.js";
import { quantity } from "../quantity.js";
import { shorten } from "../text-size.js";
import { sizes } from "../theme.js";
import type { DistributionSettings } from "./distribution.js";
import type { Summary } from "./summary.js";
import { distributionDescription, distributionTable, distributionTitle } from "./words.js";

const height = 300;
/** Steps of a curve at most; more cannot be told apart. */
const mostSteps = 160;
const dashes = [undefined, [9, 3], [2, 3], [9, 3, 2, 3]];

/** The share of samples that are at most so large, as one stepped curve per name. */
export function ecdf(summaries: readonly Summary[], settings: DistributionSettings): Chart {
  const { x, unit, log, width } = settings;
  const high = Math.max(...summaries.map(({ most }) => most));
  const low = Math.min(...summaries.map(({ least }) => least));
  const down = linearAxis(0, 100, height);
  const axis = { high, unit, name: x };
  const margin = planeMargin(axis, down, "%", "share of samples");
  const length = width - margin.left - margin.right;
  const factor = low === high ? 2 : (high / low) ** 0.04;
  const across = log
    ? logAxis(low / factor, high * factor, length)
    : linearAxis(0, 1.04 * high || 1, length);
  return frame({
    title: settings.title ?? distributionTitle(summaries, x, unit),
    subtitle: settings.subtitle,
    description: distributionDescription(summaries, "Cumulative distribution", x, unit),
    table: distributionTable(summaries, unit),
    width,
    height,
    margin,
    legend: summaries.map((summary, i) => ({
      label: labelOf(summary, settings),
      colour: seriesColour(i),
      sample: "line",
      ...dashOf(i, "dash"),
    })),
    layers: [
      ...planeLayers(
        { axis: across, name: x, unit },
        { axis: down, name: "share of samples", unit: "%" },
        margin.left,
      ),
      ...summaries.map((summary, i) => stepLayer(summary, i, across)),
      ...quantileLayers(summaries, settings.quantiles),
    ],
  });
}

/** As the property `key`, where there is a dash at all. */
function dashOf(index: number, key: string) {
  const dash = dashes[index % dashes.length];
  return dash === undefined ? {} : { [key]: dash };
}

function stepLayer({ sorted }: Summary, index: number, { scale }: Axis): Layer {
  const n = sorted.length;
  const every = Math.max(1, n / mostSteps);
  const ranks = Array.from({ length: Math.min(n, mostSteps) }, (_, i) =>
    Math.min(n, Math.ceil((i + 1) * every)),
  );
  const [low, high] = scale.domain;
  const steps = ranks.map((rank) => ({
    value: Number(sorted[rank - 1]!.toPrecision(5)),
    share: Number(((100 * rank) / n).toPrecision(4)),
  }));
  return {
    data: { values: [{ value: low, share: 0 }, ...steps, { value: high, share: 100 }] },
    mark: {
      type: "line",
      interpolate: "step-after",
      color: colour(seriesColour(index)),
      ...dashOf(index, "strokeDash"),
    },
    encoding: {
      x: { field: "value", type: "quantitative" },
      y: { field: "share", type: "quantitative" },
    },
  };
}

/** A point on each curve at each share asked for; its value stands in the legend. */
function quantileLayers(summaries: readonly Summary[], shares: readonly number[]): Layer[] {
  return summaries.map(({ sorted }, i) => ({
    data: {
      values: shares.map((share) => ({ share: 100 * share, value: quantile(sorted, share) })),
    },
    mark: { type: "point", size: 75, color: colour(seriesColour(i)) },
    encoding: {
      x: { field: "value", type: "quantitative" },
      y: { field: "share", type: "quantitative" },
    },
  }));
}

/** `closed: 50 % ≤ 10.2 ms, 99 % ≤ 12.0 ms` */
function labelOf({ name, sorted }: Summary, { quantiles, unit, width }: DistributionSettings) {
  const values = quantiles.map(
    (share) =>
      `${Number((100 * share).toPrecision(4))} % ≤ ${quantity(quantile(sorted, share), unit)}`,
  );
  return shorten([name, values.join(", ")].filter(Boolean).join(": "), width - 40, sizes.label);
}
