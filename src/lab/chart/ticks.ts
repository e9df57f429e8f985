/** Round values from 0 to `max`, about `wanted` of them: steps of 1, 2 or 5 times a power of ten. */
export function ticks(max: number, wanted = 5): number[] {
  const rough = max / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const last = Math.floor(max / step + 1e-9);
  // From whole multiples: adding up the step would add up its rounding too.
  return Array.from({ length: last + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/** A Vega expression that writes a tick of `unit`; ms become s where the axis reaches 2 s. */
export function tickLabel(max: number, unit: string): string {
  if (unit === "ms" && max >= 2000) return "format(datum.value / 1000, ',~r') + ' s'";
  if (unit === "ms" && max < 1) return "format(datum.value * 1000, ',~r') + ' µs'";
  const suffix = unit === "" || unit === "%" || unit === "×" ? unit : ` ${unit}`;
  return `format(datum.value, ',~r') + ${JSON.stringify(suffix)}`;
}
