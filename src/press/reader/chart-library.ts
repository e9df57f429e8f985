import { loadScript } from "./load-script.js";

/** A Vega-Lite specification. */
export type Spec = Record<string, unknown>;

/** Where a chart is drawn. */
export interface Places {
  drawing: HTMLElement;
  /** For sliders and the like. */
  controls: HTMLElement;
}

export type Draw = (spec: Spec, places: Places) => Promise<void>;

/** What the scripts that are loaded later leave for those that asked for them. */
interface Shelf {
  overlapDraw?: Draw;
  overlapCharts?: Record<string, Spec>;
}

const shelf = globalThis as typeof globalThis & Shelf;

export function offerCharts(draw: Draw): void {
  shelf.overlapDraw = draw;
}

/** The library and the charts of this page; they are loaded once, with the first chart asked for. */
export async function chartLibrary(
  lesson: string,
): Promise<{ draw: Draw; specs: Record<string, Spec> }> {
  await Promise.all(["charts", `charts-${lesson}`].map(loadScript));
  const { overlapDraw: draw, overlapCharts: specs } = shelf;
  if (!draw || !specs) throw new Error("the charts of this page cannot be loaded");
  return { draw, specs };
}
