import type { Failure, LateOutput } from "../kernel/index.js";
import type { Output } from "../notebook/index.js";

/** Why a cell failed, in one line. */
export function describeFailure({ output: { name, message } }: Failure): string {
  const line = firstLine(message);
  switch (name) {
    case "CompileError":
      return line;
    case "Thrown":
      return `threw ${line}`;
    case "UnhandledPromiseRejection":
      return `a promise was rejected and nobody handled it: ${line}`;
    case "UncaughtException":
      return `an exception was thrown outside of the cell's own run: ${line}`;
    default:
      return line === "" ? name : `${name}: ${line}`;
  }
}

/** What came after the end of a cell, in one line. */
export function describeLate({ outputs, failure }: LateOutput): string {
  const what = failure ? describeFailure(failure) : `put out ${excerpt(outputs[0])}`;
  return `after its end: ${what}; await all that a cell starts`;
}

function excerpt(output: Output | undefined): string {
  if (output?.type !== "stream") return "a display";
  const line = firstLine(output.text.trim());
  return JSON.stringify(line.length > 60 ? `${line.slice(0, 57)}...` : line);
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
