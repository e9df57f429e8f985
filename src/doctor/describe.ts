import type { Finding, Mark } from "./finding.js";

const marks: Record<Mark, string> = { ok: "ok", warning: "warning", stops: "STOPS" };

/** One line, and below it what mends the finding where it is not ok. */
export function describeFinding({ check, mark, says, mend }: Finding): string {
  const line = `${marks[mark].padEnd(8)} ${check.padEnd(11)} ${says}`;
  return mend === undefined ? line : `${line}\n${" ".repeat(21)}mend: ${mend}`;
}

/** The last line. */
export function describeAll(findings: readonly Finding[]): string {
  const stops = findings.filter(({ mark }) => mark === "stops").map(({ check }) => check);
  const warned = findings.filter(({ mark }) => mark === "warning").map(({ check }) => check);
  if (stops.length > 0) return `The course cannot run yet: ${stops.join(", ")}.`;
  if (warned.length > 0) return `The course runs; worth a look: ${warned.join(", ")}.`;
  return "All is well.";
}
