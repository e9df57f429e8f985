import { relative } from "node:path";
import type { CourseRecord } from "../press/site/index.js";

export interface Written {
  /** The site's folder. */
  out: string;
  /** How many files it has. */
  count: number;
}

/** The last lines of a build, and whether every claim held. */
export function summary({ lessons }: CourseRecord, { out, count }: Written) {
  const claims = lessons.flatMap(({ id, claims }) =>
    claims.map((claim) => ({ lesson: id, ...claim })),
  );
  const failed = claims.filter(({ holds }) => !holds);
  const executed = lessons.filter(({ cached, seconds }) => !cached && seconds !== null).length;
  const kept = lessons.filter(({ cached }) => cached).length;
  const lines = [
    ...failed.map(({ lesson, id, text, kind, evidence }) => {
      return `does not hold (${kind}): ${lesson} › ${id}: ${text} ${evidence}`;
    }),
    `${counted(lessons.length, "lesson")}: ${executed} executed, ${kept} unchanged`,
    `${claims.length - failed.length} of ${claims.length} claims held`,
    `${counted(count, "file")} in ${relative(process.cwd(), out) || "."}`,
  ];
  return { text: lines.join("\n"), held: failed.length === 0 };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
