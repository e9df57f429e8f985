import { quantile } from "../../stats/index.js";

/** Samples in order, and the quantiles that the charts and the table show. */
export interface Summary {
  name: string;
  sorted: readonly number[];
  least: number;
  p5: number;
  q1: number;
  median: number;
  q3: number;
  p95: number;
  p99: number;
  most: number;
}

export function summarize(name: string, samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return {
    name,
    sorted,
    least: sorted[0]!,
    p5: at(0.05),
    q1: at(0.25),
    median: at(0.5),
    q3: at(0.75),
    p95: at(0.95),
    p99: at(0.99),
    most: sorted.at(-1)!,
  };
}
