/**
 * @param argument What the caller would change: `bars: rows[3].value`.
 * @throws RangeError where the value cannot be drawn: it is no number, negative or, with `log`, 0.
 */
export function checkNumber(argument: string, value: number, log = false): void {
  if (Number.isFinite(value) && (log ? value > 0 : value >= 0)) return;
  const range = log ? "above 0" : "from 0 on";
  throw new RangeError(`${argument} is ${value}, expected a finite number ${range}`);
}

/** @throws RangeError where the interval or its value cannot be drawn, or do not belong together. */
export function checkInterval(
  argument: string,
  name: string,
  { value, low = value, high = value }: { value: number; low?: number; high?: number },
  log = false,
): void {
  checkNumber(`${argument}.${name}`, value, log);
  checkNumber(`${argument}.low`, low, log);
  checkNumber(`${argument}.high`, high, log);
  if (low <= value && value <= high) return;
  throw new RangeError(
    `${argument}.${name} is ${value}, expected it within its interval, ${low} to ${high}`,
  );
}

/** @throws RangeError where there is nothing to draw. */
export function checkSome(argument: string, list: readonly unknown[], what: string): void {
  if (Array.isArray(list) && list.length > 0) return;
  throw new RangeError(`${argument} is empty, expected at least one ${what}`);
}
