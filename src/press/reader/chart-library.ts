import { loadScript } from "./load-script.js";

/** A Vega-Lite specification. */
export type Spec = Record<string, unknown>;

/** Where a chart is drawn. */
export interface Places {
  drawing: HTMLElement;
  /** For sliders and the like. */
  controls: HTMLElement;
}

/** A part of a chart's time, which a reader chooses. */
export interface Zoom {
  /** Whether not all of it is shown. */
  isPart(): boolean;
  /** Shows more or less of it; `at`, from 0 to 1, stays where it is; default: the middle. */
  by(factor: number, at?: number): void;
  /** Moves on by a share of what is shown. */
  move(share: number): void;
  reset(): void;
}

/** A chart that answers. */
export interface Drawn {
  /** Where the chart has one; to be told of the drawing once that stands in the page. */
  zoom?: { control: Zoom; attach(svg: SVGSVGElement): void; byKey(key: string): boolean };
}

export type Draw = (spec: Spec, places: Places) => Promise<Drawn>;

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
