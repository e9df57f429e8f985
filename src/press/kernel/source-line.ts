/**
 * The line of a cell's source, from 1, that a line of the JavaScript compiled from it comes from;
 * nothing when it is not certain. tslab keeps no source map: it drops blank lines and types, adds
 * exports, and rewrites names that are imported or come from earlier cells.
 */
export function sourceLine(source: string, compiled: string, line: number): number | undefined {
  const sources = squashed(source);
  const lines = squashed(compiled);
  const wanted = lines.findIndex(({ number }) => number === line);
  if (wanted < 0) return undefined;

  // In order, so that of two equal lines each finds its own.
  let next = 0;
  const origin = lines.map(({ text }) => {
    const found = sources.findIndex((candidate, index) => index >= next && candidate.text === text);
    if (found >= 0) next = found + 1;
    return found;
  });
  if (origin[wanted]! >= 0) return sources[origin[wanted]!]?.number;

  // A line that was changed is certain where as many lines stand between its known neighbours.
  let before = wanted;
  while (before >= 0 && !(origin[before]! >= 0)) before -= 1;
  let after = wanted;
  while (after < lines.length && !(origin[after]! >= 0)) after += 1;
  const from = origin[before] ?? -1;
  const to = origin[after] ?? sources.length;
  if (to - from === after - before) return sources[from + wanted - before]?.number;

  // Otherwise its text tells: without its types, or one of several statements on a line.
  const { text } = lines[wanted]!;
  const alike = sources.filter(
    (candidate, index) => index > from && index < to && withoutTypes(text, candidate.text),
  );
  const around = sources.filter((candidate) => candidate.text.includes(text));
  const likely = alike.length > 0 ? alike : around;
  return likely.length === 1 ? likely[0]?.number : undefined;
}

/** Whether `source` begins like `compiled` and has all of its characters in their order. */
function withoutTypes(compiled: string, source: string): boolean {
  if (!source.startsWith(compiled.slice(0, 3))) return false;
  let at = 0;
  for (const character of compiled) {
    at = source.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The lines that say something, without what compiling changes. */
function squashed(code: string): { number: number; text: string }[] {
  return code.split("\n").flatMap((line, index) => {
    const text = line
      .replace(/^\((?:async )?function\(exports, require\) \{ .*$/, "")
      .replace(/^(?:Object\.defineProperty\(exports, .*|exports\.(\w+) = \1;)$/, "")
      .replace(/^(?:exports\.\w+ = )+void 0;$/, "")
      .replace(/^\}\)\(__tslab__\..*$/, "")
      .replace(/^exports\.tsLastExpr = /, "")
      .replace(/\(0, \w+\.(\w+)\)/g, "$1")
      .replace(/\bexports\.(\w+)/g, "$1")
      .replace(/[\s;]/g, "");
    return text === "" ? [] : [{ number: index + 1, text }];
  });
}
