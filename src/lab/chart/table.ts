import type { ChartTable } from "./chart.js";

/** A column of a table: its title, and what it says of a row. */
export interface Column<Row> {
  title: string;
  of: (row: Row) => string | number;
  /** Shown even where it says nothing of any row. */
  always?: boolean;
}

/** One line per row, with those columns that say something. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): ChartTable {
  const shown = columns.filter(({ always, of }) => always || rows.some((row) => of(row) !== ""));
  return {
    columns: shown.map(({ title }) => title),
    rows: rows.map((row) => shown.map(({ of }) => of(row))),
  };
}
