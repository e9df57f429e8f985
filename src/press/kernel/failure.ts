import type { Output } from "../notebook/index.js";
import { partError } from "./printed-error.js";
import { type Frame, type Places, readFrame, withoutRoot } from "./traceback.js";

/** Why a cell failed, ready to be shown, and the line of the cell that it is about. */
export interface Failure {
  output: Extract<Output, { type: "error" }>;
  /** In the cell that ran, from 1; absent where it is not certain. */
  line?: number | undefined;
}

const DIAGNOSTIC = /^(?:(.*) )?(\d+):(\d+) - (.*)$/s;

/**
 * How many of the last writings to stderr say why a cell failed: one for each mistake that the
 * compiler found, or one.
 */
export function countFailureWritings(writings: readonly string[]): number {
  let count = 0;
  while (DIAGNOSTIC.test(writings.at(-1 - count) ?? "")) count += 1;
  return Math.max(count, Math.min(writings.length, 1));
}

/**
 * Reads the writings with which tslab reports that a cell failed.
 *
 * @param cell The name of the cell that ran.
 */
export function readFailure(writings: readonly string[], cell: string, places: Places): Failure {
  const diagnostics = writings.map((writing) => DIAGNOSTIC.exec(writing.trimEnd()));
  const first = diagnostics[0];
  if (!first) return readThrown(writings.join(""), cell, places);
  const traceback = diagnostics.flatMap((diagnostic) => {
    if (!diagnostic) return [];
    const [, file = cell, line, column, message] = diagnostic;
    return withoutRoot(`${file}:${line}:${column}  ${message}`, places.root).split("\n");
  });
  return {
    output: { type: "error", name: "CompileError", message: first[4]!, traceback },
    line: first[1] === undefined ? Number(first[2]) : undefined,
  };
}

/** Reads an error as `console.error` printed it; `kind` stands for its name where it is given. */
export function readThrown(text: string, cell: string, places: Places, kind?: string): Failure {
  const printed = partError(text);
  const message = withoutRoot(printed.message, places.root);
  const head = message === "" ? printed.name : `${printed.name}: ${message}`;
  const frames = printed.frames.flatMap((line) => readFrame(line, places) ?? []);
  const own = frames.filter((frame) => frame.cell !== undefined);
  const others = frames.filter((frame) => frame.cell === undefined);
  const details = printed.details.flatMap((line) => readDetail(line, places));
  const traceback = [
    ...head.split("\n"),
    ...[...own, ...others].map((frame: Frame) => frame.text),
    ...details,
  ];
  return {
    output: kind
      ? { type: "error", name: kind, message: head, traceback }
      : { type: "error", name: printed.name, message, traceback },
    line: own.find((frame) => frame.cell === cell)?.line,
  };
}

/** A line below the stack: a frame of a cause is kept or left out as above, the rest stays. */
function readDetail(line: string, places: Places): string[] {
  if (!/^\s+(?:at |\.\.\. \d+ lines)/.test(line)) return [withoutRoot(line, places.root)];
  const [, code, brace = ""] = /^(.*?)( \{)?$/.exec(line)!;
  const indent = /^\s*/.exec(line)![0];
  const frame = readFrame(code!, places);
  if (frame) return [`${indent}${frame.text.trimStart()}${brace}`];
  return brace ? [`${indent}{`] : [];
}
