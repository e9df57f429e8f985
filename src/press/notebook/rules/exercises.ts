import type { Cell } from "../notebook.js";
import { isObject } from "../shape.js";
import type { Finding, Rule } from "./rule.js";

/** An exercise is a starter, then a code cell that checks it, then a solution, which the learner's edition lacks. */
export const completeExercises: Rule = ({ cells, metadata }) => {
  const code = cells.filter(({ kind }) => kind === "code");
  const starts = code.flatMap((cell, at) => (has(cell, "exercise") ? at : []));
  const strays = code.slice(0, starts[0] ?? code.length).filter((cell) => has(cell, "solution"));
  return [
    ...misplaced(cells),
    ...strays.map(({ id }) => ({ cell: id, message: "expected an exercise before this solution" })),
    ...starts.flatMap((start, at) =>
      incomplete(code.slice(start, starts[at + 1]), { solved: !isForLearners(metadata) }),
    ),
  ];
};

/** Everything from an exercise's starter up to the next one. */
function incomplete([starter, ...rest]: Cell[], { solved }: { solved: boolean }): Finding[] {
  const found: Finding[] = [];
  const cell = starter!.id;
  if (rest[0] === undefined || has(rest[0], "solution"))
    found.push({ cell, message: "expected a code cell that checks this exercise right after it" });
  if (solved && !rest.some((cell) => has(cell, "solution")))
    found.push({
      cell,
      message: "expected a solution to this exercise before the next one or the end",
    });
  return found;
}

function isForLearners({ overlap }: Record<string, unknown>): boolean {
  return isObject(overlap) && overlap.edition === "learner";
}

function misplaced(cells: Cell[]): Finding[] {
  return cells.flatMap((cell) =>
    ["exercise", "solution"]
      .filter((tag) => cell.kind !== "code" && has(cell, tag))
      .map((tag) => ({
        cell: cell.id,
        message: `expected only code cells to have the tag \`${tag}\`, got a ${cell.kind} cell`,
      })),
  );
}

/** Jupyter shows a solution collapsed, so that it is opened on purpose. */
export const hiddenSolutions: Rule = ({ cells }) =>
  cells
    .filter((cell) => has(cell, "solution"))
    .filter(({ metadata: { jupyter } }) => !isObject(jupyter) || jupyter.source_hidden !== true)
    .map(({ id }) => ({
      cell: id,
      message: "metadata.jupyter.source_hidden: expected true, because the cell is a solution",
    }));

function has(cell: Cell, tag: string): boolean {
  return cell.tags.includes(tag);
}
