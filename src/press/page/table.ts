import type { Element } from "hast";
import { h } from "hastscript";
import { counted } from "./fold.js";

export interface Table {
  columns: readonly string[];
  rows: readonly (readonly unknown[])[];
}

/** More rows than anyone reads only make a page slow. */
const MOST = 400;

/** A table of data; numbers stand right, and a wide one scrolls in its own box. */
export function dataTable({ columns, rows }: Table): Element[] {
  const shown = rows.slice(0, MOST);
  const numeric = columns.map((_, column) =>
    shown.every((row) => typeof row[column] === "number" || row[column] === null),
  );
  const align = (column: number) => ({ className: numeric[column] ? ["number"] : undefined });
  const head = columns.map((name, column) => h("th", { scope: "col", ...align(column) }, name));
  const body = shown.map((row) =>
    h(
      "tr",
      columns.map((_, column) => h("td", align(column), written(row[column]))),
    ),
  );
  const table = h("table", [h("thead", h("tr", head)), h("tbody", body)]);
  const rest = rows.length - shown.length;
  const note = h("p", { className: ["remark"] }, `${counted(rest, "further row")} left out here.`);
  return rest > 0 ? [scrollable(table), note] : [scrollable(table)];
}

/** A box that scrolls sideways where its content is wider than the column, by keyboard as well. */
export function scrollable(child: Element): Element {
  return h("div", { className: ["wide"], tabIndex: 0 }, [child]);
}

function written(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return number(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function number(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value);
  return String(Math.abs(value) < 1 ? Number(value.toPrecision(4)) : Number(value.toFixed(3)));
}
