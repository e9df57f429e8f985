/**
 * A number as a sentence shows it: whole numbers with separated thousands, others with three
 * significant digits. Everything that is not a number is written as it is.
 */
export function figure(value: unknown): string {
  if (typeof value === "bigint" || Number.isInteger(value)) {
    return (value as bigint | number).toLocaleString("en-US");
  }
  if (typeof value !== "number" || !Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(3)));
}
