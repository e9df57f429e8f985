import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { type Cell, parseNotebook, withoutNotes } from "#press/notebook";

/** A cell of the course, and where it stands in it. */
export interface PlacedCell extends Cell {
  lesson: string;
  /** `04-the-loop#the-task` */
  place: string;
  /** Its place in the course's order. */
  at: number;
  /** What a reader reads of it: no code, but a code cell's titles, claims and questions. */
  prose: string;
}

const folder = fileURLToPath(new URL("../../../notebooks", import.meta.url));

/** All cells that a learner gets, in the order of the course. */
export const cells: readonly PlacedCell[] = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .sort()
  .map((name) => withoutNotes(parseNotebook(readFileSync(`${folder}/${name}`, "utf8"), name)))
  .flatMap(({ id, cells }) =>
    cells.map((cell) => ({ ...cell, lesson: id, place: `${id}#${cell.id}`, prose: proseOf(cell) })),
  )
  .map((cell, at) => ({ ...cell, at }));

/** The text of a cell and of those up to so many places away in its lesson, code and all. */
export function aroundCell({ at, lesson }: PlacedCell, reach: number): string {
  return cells
    .slice(Math.max(0, at - reach), at + reach + 1)
    .filter((cell) => cell.lesson === lesson)
    .map(({ source }) => source)
    .join("\n");
}

export function proseOf({ kind, source }: Pick<Cell, "kind" | "source">): string {
  const text = kind === "code" ? sayingsOf(source).join("\n") : source;
  return text
    .replace(/```[\s\S]*?```/g, " ")
    .replace(/`[^`\n]*`/g, " ")
    .replace(/[\w$]+\.[\w$]+/g, " ")
    .replace(/\]\([^)]*\)/g, "] ")
    .replace(/<[^>]+>/g, " ");
}

/** The texts in a piece of code that have several words, so that somebody is to read them. */
function sayingsOf(code: string): string[] {
  const sayings: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) {
      if (/\p{L} \p{L}/u.test(node.text)) sayings.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest));
  return sayings;
}
