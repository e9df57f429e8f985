import { NotebookError, type Problem } from "../problem.js";
import { findJsonFault } from "./find-fault.js";

/** Parses a file's text, with or without a byte order mark. Throws NotebookError with line and column. */
export function readJson(text: string, file: string): unknown {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (json.trim() === "") {
    const message = "the file is empty: expected a notebook, which is a JSON object";
    throw new NotebookError([{ notebook: file, message }]);
  }
  try {
    return JSON.parse(json);
  } catch (error) {
    const conflicts = conflictMarkers(json, file);
    if (conflicts.length > 0) throw new NotebookError(conflicts);
    const fault = findJsonFault(json);
    if (fault === undefined) throw error;
    const { offset, expected } = fault;
    const message = `not JSON: expected ${expected}, got ${characterAt(json, offset)}`;
    throw new NotebookError([{ notebook: file, ...placeAt(json, offset), message }]);
  }
}

/** One problem for each conflict. Text inside a notebook's strings never starts a line of the file. */
function conflictMarkers(json: string, file: string): Problem[] {
  const markers = [...json.matchAll(/^(?:<{7}|\|{7}|={7}|>{7})(?![^ \r\n]).*$/gm)];
  const starts = markers.filter(([marker]) => marker.startsWith("<"));
  return (starts.length > 0 ? starts : markers).map(({ 0: marker, index = 0 }) => ({
    notebook: file,
    ...placeAt(json, index),
    message: `not JSON: a merge conflict was left in the file (\`${marker}\`)`,
  }));
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function characterAt(text: string, offset: number): string {
  const point = text.codePointAt(offset);
  if (point === undefined) return "the end of the file";
  if (point === 10 || point === 13) return "the end of the line";
  return `\`${String.fromCodePoint(point)}\``;
}
