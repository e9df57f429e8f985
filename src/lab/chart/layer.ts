/** One layer of a Vega-Lite specification. */
export type Layer = Record<string, unknown>;

/** A mark that stands for no data: its properties say all, in pixels of the plot; for rules see `line`. */
export function still(mark: object): Layer {
  const rounded = Object.entries(mark).map(([key, value]) => [
    key,
    typeof value === "number" ? hundredths(value) : value,
  ]);
  return { data: { values: [{}] }, mark: Object.fromEntries(rounded), encoding: {} };
}

/** A line between two points of the plot. */
export function line(from: Point, to: Point, style: object): Layer {
  const value = (pixel: number) => ({ value: hundredths(pixel) });
  return {
    data: { values: [{}] },
    mark: { type: "rule", ...style },
    encoding: { x: value(from.x), y: value(from.y), x2: value(to.x), y2: value(to.y) },
  };
}

interface Point {
  x: number;
  y: number;
}

/** Lines of text, each at its own height; `style` says the rest. */
export function texts(
  values: readonly { text: string | string[]; y: number }[],
  style: object,
): Layer[] {
  if (values.length === 0) return [];
  const encoding = { y: pixels("y"), text: { field: "text" } };
  return [{ data: { values }, mark: { type: "text", ...style }, encoding }];
}

/** An encoding that takes the field's numbers as pixels of the plot, without scale or axis. */
export function pixels(field: string) {
  return { field, type: "quantitative", scale: null, axis: null };
}

/** Rounds pixels and milliseconds to what can be seen, so that drawings stay small. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
