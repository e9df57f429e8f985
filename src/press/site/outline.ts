import { CLAIM_MIME } from "../../lab/lesson/mime.js";
import type { Cell, Notebook } from "../notebook/index.js";
import { type Entry, importsOf, type Lesson } from "../page/index.js";
import { entryOf } from "./contents.js";
import { type LessonRecord, lessonRecord } from "./record.js";

/** What the rest of a site has to know of a lesson before any page is made; small, as JSON holds it. */
export interface Outline {
  entry: Entry;
  /** What `course.json` says of it, but for whether its outputs come from an earlier build. */
  record: LessonRecord;
  /** See {@link claimsOnly}. */
  ledger: Lesson;
  /** Whether it is no lesson of ours. */
  foreign: boolean;
  /** The modules of the package that it imports. */
  imports: string[];
  /** Its cells in order, and whether each has put something out. */
  cells: [id: string, putOut: boolean][];
}

/** The outline of a lesson as an edition shows it. */
export function outlineOf(lesson: Lesson): Outline {
  const { notebook, foreign } = lesson;
  const entry = entryOf(notebook);
  return {
    entry,
    record: lessonRecord(lesson, entry),
    ledger: claimsOnly(lesson),
    foreign: foreign !== undefined,
    imports: importsOf(notebook),
    cells: notebook.cells.map(({ id, outputs }) => [id, outputs.length > 0]),
  };
}

/** A lesson with nothing but the facts of its run and the claims that it made: all that ledgers tell. */
function claimsOnly({ notebook, seconds, stolen, machine, date }: Lesson): Lesson {
  return {
    notebook: { ...notebook, metadata: {}, cells: notebook.cells.flatMap(withClaims) },
    ...(seconds !== undefined && { seconds }),
    ...(stolen !== undefined && { stolen }),
    ...(machine && { machine }),
    ...(date !== undefined && { date }),
  };
}

function withClaims(cell: Cell): Notebook["cells"] {
  const outputs = cell.outputs.flatMap((put) =>
    put.type === "display" && put.data[CLAIM_MIME] !== undefined
      ? [{ ...put, data: { [CLAIM_MIME]: put.data[CLAIM_MIME] } }]
      : [],
  );
  if (outputs.length === 0) return [];
  return [{ ...cell, source: "", metadata: {}, attachments: {}, outputs }];
}
