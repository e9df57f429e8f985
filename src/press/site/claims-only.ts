import { CLAIM_MIME } from "../../lab/lesson/mime.js";
import type { Lesson } from "../page/index.js";

/** Lessons with nothing but the facts of their runs and the claims that they made: all that ledgers tell. */
export function claimsOnly(lessons: readonly Lesson[]): Lesson[] {
  return lessons.map((lesson) => {
    const cells = lesson.notebook.cells.flatMap((cell) => {
      const outputs = cell.outputs.flatMap((put) =>
        put.type === "display" && put.data[CLAIM_MIME] !== undefined
          ? [{ ...put, data: { [CLAIM_MIME]: put.data[CLAIM_MIME] } }]
          : [],
      );
      return outputs.length > 0 ? [{ ...cell, source: "", attachments: {}, outputs }] : [];
    });
    return { ...lesson, cellSeconds: {}, notebook: { ...lesson.notebook, cells } };
  });
}
