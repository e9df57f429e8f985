/** A Vega-Lite specification with what a reader needs who cannot see it drawn. */
export interface Chart {
  $schema: "https://vega.github.io/schema/vega-lite/v5.json";
  /** `text` says the finding, `subtitle` the machine and the number of runs. */
  title: { text: string | string[]; subtitle?: string | string[]; [key: string]: unknown };
  /** What the chart shows, in sentences, for screen readers. */
  description: string;
  usermeta: { overlap: { table: ChartTable } };
  [key: string]: unknown;
}

/** The chart's data as a table: what the reader gets without sight, script or patience. */
export interface ChartTable {
  columns: string[];
  rows: (string | number)[][];
}
