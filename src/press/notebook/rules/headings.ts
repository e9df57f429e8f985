import { type Heading, headings } from "../markdown/headings.js";
import type { Notebook } from "../notebook.js";
import type { Rule } from "./rule.js";

/** The first heading is the page's title. */
export const titleFirst: Rule = ({ cells }) => {
  const first = cells[0];
  if (first === undefined)
    return [{ message: "expected a first cell with the title, got no cells" }];
  const expected =
    "expected the notebook to start with a markdown cell that starts with a `# Title`";
  if (first.kind !== "markdown")
    return [{ cell: first.id, message: `${expected}, got a ${first.kind} cell` }];
  const [lead] = headings(first.source);
  if (lead?.leads && lead.level === 1) return [];
  const got = lead?.leads ? `a heading of level ${lead.level}` : "other text";
  return [{ cell: first.id, line: 1, message: `${expected}, got ${got}` }];
};

/** A page has one title. */
export const oneTitle: Rule = (notebook) =>
  headingsOf(notebook)
    .filter(({ level }) => level === 1)
    .slice(1)
    .map(({ cell, line, text }) => ({
      cell,
      line,
      message: `expected one heading of level 1 in the notebook, got another: \`# ${text}\``,
    }));

/** Whoever moves from heading to heading must not wonder what was left out. */
export const noSkippedLevel: Rule = (notebook) =>
  headingsOf(notebook).flatMap(({ cell, line, level, text }, at, all) => {
    const above = all[at - 1]?.level ?? level;
    if (level <= above + 1) return [];
    const marks = "#".repeat(level);
    return {
      cell,
      line,
      message: `expected a heading of level ${above + 1} at most, got \`${marks} ${text}\``,
    };
  });

function headingsOf({ cells }: Notebook): (Heading & { cell: string })[] {
  return cells
    .filter(({ kind }) => kind === "markdown")
    .flatMap(({ id, source }) => headings(source).map((heading) => ({ ...heading, cell: id })));
}
