/** An error as `console.error` prints it, in parts. */
export interface PrintedError {
  /** `TypeError`; `Thrown` for a thrown value that is no error. */
  name: string;
  message: string;
  /** The lines of the stack, outermost last. */
  frames: string[];
  /** Properties, causes and the errors of an AggregateError, as printed. */
  details: string[];
}

const FRAME = /^\s+(?:at |\.\.\. \d+ lines matching )/;
const NAME = /^([A-Za-z_$][\w$.]*)(?: \[[^\]]*\])?(?:: |$)/;

/** Parts what `console.error(thrown)` printed. */
export function partError(text: string): PrintedError {
  const lines = withoutExcerpt(text.trimEnd().split("\n"));
  const start = lines.findIndex((line) => FRAME.test(line));
  // Without a stack an error stands in brackets, and its properties begin on the same line.
  const bracketed = /^\[(.*?)\](?: (\{.*))?$/s.exec(lines.join("\n"));
  if (start < 0 || (bracketed && lines[0]?.startsWith("["))) {
    if (!bracketed) return headed(lines.join("\n"), [], []) ?? thrown(text);
    const details = bracketed[2]?.split("\n") ?? [];
    return headed(bracketed[1]!, [], details) ?? thrown(text);
  }
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => !FRAME.test(line));
  const frames = end < 0 ? rest : rest.slice(0, end);
  const details = end < 0 ? [] : rest.slice(end);
  if (frames.at(-1)?.endsWith(" {")) {
    frames.push(frames.pop()!.slice(0, -2));
    details.unshift("{");
  }
  return headed(lines.slice(0, start).join("\n"), frames, details) ?? thrown(text);
}

function headed(head: string, frames: string[], details: string[]): PrintedError | undefined {
  const name = NAME.exec(head);
  if (!name || (frames.length === 0 && !/(?:Error|Exception)$/.test(name[1]!))) return undefined;
  return { name: name[1]!, message: head.slice(name[0].length), frames, details };
}

function thrown(text: string): PrintedError {
  return { name: "Thrown", message: text.trimEnd(), frames: [], details: [] };
}

/** Node prints above some errors the place, the line of code and an arrow below it. */
function withoutExcerpt(lines: string[]): string[] {
  if (!/:\d+$/.test(lines[0] ?? "") || !/^\s*\^+\s*$/.test(lines[2] ?? "")) return lines;
  return lines.slice(lines[3] === "" ? 4 : 3);
}
