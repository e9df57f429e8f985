import { quantity } from "./quantity.js";

/** Round values from `low` to `high`, about `wanted` of them: steps of 1, 2 or 5 times a power of ten. */
export function ticksBetween(low: number, high: number, wanted = 5): number[] {
  const rough = (high - low) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // From whole multiples: adding up the step would add up its rounding too.
  return Array.from({ length: last - first + 1 }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Powers of ten from `low` to `high`, seven at most; with 2 and 5 times them where there are few. */
export function logTicks(low: number, high: number): number[] {
  const decades = Math.log10(high / low);
  const factors = decades < 1.5 ? [1, 2, 5] : decades < 2.5 ? [1, 3] : [1];
  const every = Math.ceil((decades + 1) / 7);
  const first = Math.floor(Math.log10(low) + 1e-9);
  return Array.from({ length: Math.ceil(decades) + 2 }, (_, i) => first + i)
    .filter((power) => power % every === 0)
    .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(12))))
    .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

/** A Vega expression that writes a tick of `unit`; all ticks of an axis in one of µs, ms and s. */
export function tickLabel(max: number, unit: string): string {
  if (unit !== "ms") return written("datum.value", unit);
  if (max >= 2000) return written("datum.value / 1000", "s");
  return max < 1 ? written("datum.value * 1000", "µs") : written("datum.value", "ms");
}

/** As `tickLabel` for a logarithmic axis, where each tick has the unit that suits it. */
export function logTickLabel(unit: string): string {
  if (unit !== "ms") return written("datum.value", unit);
  const seconds = written("datum.value / 1000", "s");
  const small = `datum.value < 1 ? ${written("datum.value * 1000", "µs")} : ${written("datum.value", "ms")}`;
  return `datum.value >= 1000 ? ${seconds} : ${small}`;
}

/** No shorter than what the expressions write, to measure by. */
export function tickText(value: number, unit: string): string {
  return quantity(Number(value.toPrecision(3)), unit);
}

function written(value: string, unit: string) {
  const suffix = unit === "" || unit === "%" || unit === "×" ? unit : ` ${unit}`;
  return `format(${value}, ',~r') + ${JSON.stringify(suffix)}`;
}
