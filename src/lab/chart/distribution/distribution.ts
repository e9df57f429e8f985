import type { Limit } from "../bars/bars.js";
import type { Chart } from "../chart.js";
import { checkNumber, checkSome } from "../check.js";
import { contentWidth } from "../frame.js";
import { boxes } from "./boxes.js";
import { ecdf } from "./ecdf.js";
import { type Summary, summarize } from "./summary.js";

export interface DistributionOptions {
  /** The finding, one sentence without a full stop; default: the medians. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /**
   * How it is drawn: `ecdf` (default), which share of the samples is at most so large; or `box`,
   * the middle half of the samples with the median, and whiskers from 5 % to 95 %.
   */
  as?: "ecdf" | "box";
  /** What was sampled: `latency`. */
  x?: string;
  /** Unit of the samples; default `ms`, which is written as µs, ms or s, whichever fits. */
  unit?: string;
  /** A logarithmic axis: for samples that differ by more than ten times. */
  log?: boolean;
  /** Of a box chart: a line across all boxes. */
  limit?: Limit;
  /** Of an ecdf: the shares that are marked with their values; default 0.5 and 0.99. */
  quantiles?: readonly number[];
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
}

/** Options with every default filled in. */
export interface DistributionSettings {
  title?: string | undefined;
  subtitle?: string | undefined;
  x: string;
  unit: string;
  log: boolean;
  limit?: Limit | undefined;
  quantiles: readonly number[];
  width: number;
}

/**
 * Draws how samples are spread, by name: `{ closed: [...], open: [...] }`.
 *
 * @throws RangeError naming the argument where there is no sample, or one is no number from 0 on (on
 * a logarithmic axis: above 0).
 */
export function distribution(
  samples: Readonly<Record<string, readonly number[]>>,
  options: DistributionOptions = {},
): Chart {
  const { as = "ecdf", x = "", unit = "ms", log = false } = options;
  const width = contentWidth("distribution", options.width);
  const { title, subtitle, limit, quantiles = [0.5, 0.99] } = options;
  const settings = { title, subtitle, x, unit, log, limit, quantiles, width };
  const summaries = toSummaries(samples, log);
  for (const [i, share] of quantiles.entries()) {
    if (!(share >= 0 && share <= 1))
      throw new RangeError(
        `distribution: options.quantiles[${i}] is ${share}, expected a share from 0 to 1`,
      );
  }
  return as === "box" ? boxes(summaries, settings) : ecdf(summaries, settings);
}

function toSummaries(
  samples: Readonly<Record<string, readonly number[]>>,
  log: boolean,
): Summary[] {
  checkSome("distribution: samples", Object.keys(samples), "name with samples");
  return Object.entries(samples).map(([name, own]) => {
    const argument = `distribution: samples[${JSON.stringify(name)}]`;
    checkSome(argument, own, "sample");
    for (const [i, sample] of own.entries()) checkNumber(`${argument}[${i}]`, sample, log);
    return summarize(name, own);
  });
}
