/** Three significant digits, never as a power of ten: `0.0432`, `8.20`, `430`, `12,300`. */
export function significant(value: number): string {
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(3));
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  return grouped(rounded.toFixed(Math.min(digits, 20)));
}

/** A duration in the unit a person would choose: `43.2 µs`, `430 ms`, `8.20 s`. */
export function duration(ms: number): string {
  const rounded = Math.abs(Number(ms.toPrecision(3)));
  if (rounded >= 1000) return `${significant(ms / 1000)} s`;
  if (rounded >= 0.1 || rounded === 0) return `${significant(ms)} ms`;
  return `${significant(ms * 1000)} µs`;
}

/** Three significant digits, but a whole number stays whole: it was counted, not measured. */
function counted(value: number) {
  const exact = Number(value.toPrecision(12));
  return Number.isInteger(exact) ? grouped(String(exact)) : significant(value);
}

/** A value with its unit; milliseconds become the unit a person would choose. */
export function quantity(value: number, unit: string): string {
  if (unit === "ms") return duration(value);
  return unit === "" || unit === "%" || unit === "×"
    ? `${counted(value)}${unit}`
    : `${counted(value)} ${unit}`;
}

/** How many times, for prose: `1.3 times`, `19 times`. */
export function times(ratio: number): string {
  return `${ratio < 9.95 ? ratio.toFixed(1) : grouped(ratio.toFixed(0))} times`;
}

/** `1 task`, `2 tasks`, `0 tasks`; `plural` where an s is not enough. */
export function count(n: number, one: string, plural = `${one}s`): string {
  return `${grouped(String(n))} ${n === 1 ? one : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** A number for a table: no more digits than anyone reads. */
export function tabular(value: number): number {
  return Math.abs(value) < 100 ? Number(value.toPrecision(3)) : Math.round(value);
}

function grouped(digits: string): string {
  const [whole = "", fraction] = digits.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** With a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A column's title with its unit: `Time (ms)`. */
export function headed(title: string, unit: string): string {
  return unit === "" ? capital(title) : `${capital(title)} (${unit})`;
}
