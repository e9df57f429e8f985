/**
 * JSON as Jupyter writes it: one space a level, names sorted by code point, characters unescaped.
 * JSON.stringify would do but for names that look like numbers, which objects keep in numeric order.
 */
export function writeJson(value: unknown, indent = "\n"): string {
  const inner = `${indent} `;
  if (Array.isArray(value))
    return enclose(
      "[",
      "]",
      indent,
      inner,
      value.map((item) => writeJson(item, inner)),
    );
  if (typeof value === "object" && value !== null)
    return enclose(
      "{",
      "}",
      indent,
      inner,
      Object.entries(value)
        .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        .map(([name, item]) => `${JSON.stringify(name)}: ${writeJson(item, inner)}`),
    );
  return JSON.stringify(value);
}

function enclose(open: string, close: string, outer: string, inner: string, items: string[]) {
  return items.length === 0 ? open + close : open + inner + items.join(`,${inner}`) + outer + close;
}
