import type { Rule } from "./rule.js";

const most = 25;

/** What takes more lines to say is a module of the lab, shown with its source. */
export const thinCells: Rule = ({ cells }) =>
  cells.flatMap(({ id, kind, source }) => {
    const lines = source.trimEnd().split("\n").length;
    if (kind !== "code" || lines <= most) return [];
    return { cell: id, message: `expected at most ${most} lines of code, got ${lines}` };
  });
