import type { Participant } from "./room-state.js";

const HEAD = ["learner", "name", "kind", "subject", "value"];

/**
 * Everything that the room has learnt, one line for each answer, exercise and measurement.
 * Spreadsheets take what begins like a formula for one: such texts get an apostrophe.
 */
export function toCsv(people: Iterable<Participant>): string {
  const rows: (string | number)[][] = [HEAD];
  for (const { number, name = "", ...person } of people) {
    const row = (kind: string, subject: string, value: string | number) =>
      rows.push([number, name, kind, subject, value]);
    for (const [id, answer] of person.predictions) row("prediction", id, answer);
    for (const [id, truth] of person.recorded) row("recorded", id, truth);
    for (const [id, { passed, tries }] of person.exercises) {
      row("exercise", id, passed ? "passed" : `not passed in ${tries}`);
    }
    for (const id of person.lessons) row("lesson done", id, "yes");
    for (const { workers, speedup } of person.machine?.points ?? []) {
      row("speedup", `${workers} of ${person.machine!.cores} cores`, speedup);
    }
  }
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value: string | number): string {
  if (typeof value === "number") return String(value);
  const tame = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}
