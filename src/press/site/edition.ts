import { type Notebook, withoutNotes } from "../notebook/index.js";

/**
 * For whom the pages are: `self-study` for somebody alone, with solutions folded; `learner` for
 * somebody who is taught, without solutions; `instructor` with the solutions, and with the notes
 * and minutes that no other edition holds.
 */
export const EDITIONS = ["self-study", "learner", "instructor"] as const;

export type Edition = (typeof EDITIONS)[number];

const FOLDED = /\s*^<details>[\s\S]*?^<\/details>/gm;

/** The course's title on the pages of an edition: nobody hands out the instructor's by mistake. */
export function titleOf({ title }: { title: string }, edition: Edition): string {
  return edition === "instructor" ? `${title}, the instructor's edition` : title;
}

/** A notebook as an edition shows it and gives it away. */
export function forEdition(notebook: Notebook, edition: Edition): Notebook {
  if (edition === "instructor") return notebook;
  const plain = withoutNotes(notebook);
  if (edition === "self-study") return plain;
  const { overlap } = plain.metadata;
  const cells = plain.cells.filter(({ tags }) => !tags.includes("solution"));
  return {
    ...plain,
    // House rules want a solution to each exercise, but not of what says this.
    metadata: { ...plain.metadata, overlap: { ...(overlap as object | undefined), edition } },
    // What prose folds away is the answer to what it asks.
    cells: cells.map((cell) =>
      cell.kind === "markdown" ? { ...cell, source: cell.source.replace(FOLDED, "") } : cell,
    ),
  };
}
