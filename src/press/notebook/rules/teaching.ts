import { headings } from "../markdown/headings.js";
import type { Cell } from "../notebook.js";
import { came, isObject } from "../shape.js";
import { claimsInNote, leadsWithKind, NOTE_KINDS } from "../teaching/note-kinds.js";
import { isMinutes, sectionsOf } from "../teaching/sections.js";
import { isNotes, SLIDE_TYPES } from "../teaching/slide-type.js";
import { claimIds } from "./claims.js";
import type { Finding, Rule } from "./rule.js";

/** Jupyter and the slides know these names alone. */
export const knownSlideTypes: Rule = ({ cells }) =>
  cells.flatMap(({ id, metadata: { slideshow } }) => {
    if (slideshow === undefined) return [];
    const type = isObject(slideshow) ? slideshow.slide_type : undefined;
    if ((SLIDE_TYPES as readonly unknown[]).includes(type)) return [];
    const names = SLIDE_TYPES.map((name) => JSON.stringify(name)).join(", ");
    const message = `metadata.slideshow.slide_type: expected one of ${names}, got ${came(type)}`;
    return { cell: id, message };
  });

/** Notes are prose for one person: they are never run, and no part of the lesson hangs on them. */
export const plainNotes: Rule = ({ cells }) =>
  cells.filter(isNotes).flatMap((cell): Finding[] => {
    const at = cells.indexOf(cell);
    if (cell.kind !== "markdown")
      return [
        { cell: cell.id, message: `expected notes in a markdown cell, got a ${cell.kind} cell` },
      ];
    const [heading] = headings(cell.source);
    return [
      ...(heading
        ? [
            {
              cell: cell.id,
              line: heading.line,
              message: `expected no heading in notes, got \`${heading.text}\`: it would stand in the lesson's contents`,
            },
          ]
        : []),
      ...(cell.source.trim() === ""
        ? [{ cell: cell.id, message: "expected notes, got nothing" }]
        : []),
      ...(insideExercise(cells, at)
        ? [
            {
              cell: cell.id,
              message:
                "expected notes before or after an exercise, got them between its starter and its check",
            },
          ]
        : []),
    ];
  });

function insideExercise(cells: readonly Cell[], at: number): boolean {
  const before = cells.slice(0, at).filter(({ kind }) => kind === "code");
  return before.at(-1)?.tags.includes("exercise") ?? false;
}

/** Notes begin with what they are for, and speak of claims that the lesson makes. */
export const usefulNotes: Rule = ({ cells }) => {
  const claims = new Set(
    cells
      .filter(({ kind }) => kind === "code")
      .flatMap(({ source }) => claimIds(source).map(({ id }) => id)),
  );
  const notes = cells.filter((cell) => isNotes(cell) && cell.kind === "markdown");
  return notes.flatMap(({ id: cell, source }): Finding[] => {
    const begins = leadsWithKind(source) || source.trim() === "";
    const leads = Object.keys(NOTE_KINDS).map((kind) => `**${kind}**`);
    const unknown = claimsInNote(source).filter(({ id }) => !claims.has(id));
    return [
      ...(begins
        ? []
        : [{ cell, line: 1, message: `expected notes to begin with ${leads.join(", ")}` }]),
      ...unknown.map(({ id, line }) => ({
        cell,
        line,
        message: `expected a claim of this lesson, got \`${id}\``,
      })),
    ];
  });
};

/**
 * Minutes are those of sections, on the cell with the heading, and every section has them or none:
 * a plan can be made of all of a lesson, or not at all.
 */
export const sectionMinutes: Rule = (notebook) => {
  const sections = sectionsOf(notebook);
  const opening = new Set(sections.map(({ id }) => id));
  const planned = sections.some(({ minutes, core }) => minutes !== undefined || core);
  return [
    ...notebook.cells.flatMap(({ id, metadata: { overlap } }) =>
      isObject(overlap) ? misplaced(id, overlap, opening.has(id)) : [],
    ),
    ...sections
      .filter(({ minutes, cells }) => planned && minutes === undefined && !saysMinutes(cells[0]!))
      .map(({ id, title }) => ({
        cell: id,
        message: `metadata.overlap.minutes: expected the minutes that "${title}" takes to teach, got nothing`,
      })),
  ];
};

function misplaced(cell: string, overlap: Record<string, unknown>, opens: boolean): Finding[] {
  const { minutes, core } = overlap;
  const found: Finding[] = [];
  const complain = (field: string, message: string) =>
    found.push({ cell, message: `metadata.overlap.${field}: expected ${message}` });
  if (minutes !== undefined && !isMinutes(minutes))
    complain("minutes", `a whole number above 0, got ${came(minutes)}`);
  if (core !== undefined && core !== true) complain("core", `true or nothing, got ${came(core)}`);
  for (const [field, value] of Object.entries({ minutes, core }))
    if (value !== undefined && !opens)
      complain(field, "it only on the cell that opens a section with `#` or `##`");
  return found;
}

function saysMinutes({ metadata: { overlap } }: Cell): boolean {
  return isObject(overlap) && overlap.minutes !== undefined;
}

/** What learners get holds nothing that is meant for the instructor. */
export const nothingForInstructors: Rule = ({ cells }, { learner = false }) =>
  !learner
    ? []
    : cells.flatMap((cell) => {
        const { id, metadata } = cell;
        const message = isNotes(cell)
          ? "expected nothing for the instructor in what learners get, got notes"
          : isObject(metadata.overlap) && metadata.overlap.minutes !== undefined
            ? "expected nothing for the instructor in what learners get, got minutes of a section"
            : undefined;
        return message === undefined ? [] : { cell: id, message };
      });
