import { type Notebook, withoutNotes } from "../notebook/index.js";

/**
 * For whom the pages are: `self-study` for somebody alone, with solutions folded; `learner` for
 * somebody who is taught, without solutions; `instructor` with the solutions, and with the notes
 * and minutes that no other edition holds.
 */
export const EDITIONS = ["self-study", "learner", "instructor"] as const;

export type Edition = (typeof EDITIONS)[number];

/** A notebook as an edition shows it and gives it away. */
export function forEdition(notebook: Notebook, edition: Edition): Notebook {
  if (edition === "instructor") return notebook;
  const plain = withoutNotes(notebook);
  if (edition === "self-study") return plain;
  const { overlap } = plain.metadata;
  return {
    ...plain,
    // House rules want a solution to each exercise, but not of what says this.
    metadata: { ...plain.metadata, overlap: { ...(overlap as object | undefined), edition } },
    cells: plain.cells.filter(({ tags }) => !tags.includes("solution")),
  };
}
