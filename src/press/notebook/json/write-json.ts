/**
 * JSON as Jupyter writes it: one space a level, names sorted by code point, characters unescaped.
 * JSON.stringify would do but for names that look like numbers, which objects keep in numeric order.
 */
export function writeJson(value: unknown): string {
  const parts: string[] = [];
  write(value, "\n", parts);
  return parts.join("");
}

function write(value: unknown, indent: string, parts: string[]): void {
  if (typeof value !== "object" || value === null) {
    parts.push(JSON.stringify(value));
    return;
  }
  const inner = `${indent} `;
  const isList = Array.isArray(value);
  const names = isList ? [] : sorted(Object.keys(value));
  const [open, close] = isList ? "[]" : "{}";
  parts.push(open!);
  let before = inner;
  for (const name of isList ? value.keys() : names) {
    parts.push(before);
    if (!isList) parts.push(JSON.stringify(name), ": ");
    write(value[name as never], inner, parts);
    before = `,${inner}`;
  }
  if (before !== inner) parts.push(indent);
  parts.push(close!);
}

/** Sorts by code unit, which is by code point where no name has one of two units. */
function sorted(names: string[]): string[] {
  const isPaired = names.some((name) => /[\ud800-\udfff]/.test(name));
  if (!isPaired) return names.sort();
  return names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
