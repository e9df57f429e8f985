/** One colour of the theme: on light and on dark paper. */
export interface PaletteColour {
  light: string;
  dark: string;
}

/** Every colour that a chart may use; `renderSvg` writes them as `var(--chart-NAME, #light)`. */
export type PaletteName =
  | "paper"
  | "ink"
  | "muted"
  | "axis"
  | "grid"
  | "band"
  | "waiting"
  | "working"
  | "failed"
  | "blue"
  | "orange"
  | "green"
  | "purple"
  | "sand"
  | "heat1"
  | "heat2"
  | "heat3"
  | "heat4"
  | "heat5"
  | "heat6";

/**
 * The theme's colours, light and dark.
 *
 * Hues follow Okabe and Ito ("Color Universal Design", 2008); their lightness is moved so that
 * marks have a contrast of 3:1 with both papers, text has 4.5:1, and no two colours that stand
 * for different things look alike in grey.
 */
export const chartPalette: Readonly<Record<PaletteName, PaletteColour>> = {
  paper: { light: "#ffffff", dark: "#15191e" },
  ink: { light: "#1b1f24", dark: "#e8eaed" },
  muted: { light: "#57606a", dark: "#a3abb5" },
  axis: { light: "#868e97", dark: "#717a84" },
  grid: { light: "#dfe3e8", dark: "#323a43" },
  band: { light: "#f3f5f7", dark: "#1d2229" },
  waiting: { light: "#4f97cf", dark: "#3f7fb5" },
  working: { light: "#a33f00", dark: "#ffa24d" },
  failed: { light: "#c0004f", dark: "#ff8fbb" },
  blue: { light: "#00457c", dark: "#86c5ff" },
  orange: { light: "#d87a00", dark: "#d97b00" },
  green: { light: "#008563", dark: "#2fbf8f" },
  purple: { light: "#864380", dark: "#a860a0" },
  sand: { light: "#3b1f00", dark: "#f5e6c8" },
  heat1: { light: "#eaf2f9", dark: "#1b2833" },
  heat2: { light: "#c3dbee", dark: "#1f4060" },
  heat3: { light: "#92bfe2", dark: "#2a5c89" },
  heat4: { light: "#2f74ae", dark: "#4f97cf" },
  heat5: { light: "#155a92", dark: "#8cc0ea" },
  heat6: { light: "#00335e", dark: "#d3e8f9" },
};

/** The light colour of that name: what a specification carries. */
export function colour(name: PaletteName): string {
  return chartPalette[name].light;
}

const series: readonly PaletteName[] = ["blue", "orange", "green", "purple", "sand"];

/** The colour of the series number `index` from 0 on; neighbours are far apart in grey. */
export function seriesColour(index: number): PaletteName {
  return series[index % series.length]!;
}

const shapes = ["circle", "square", "triangle-up", "diamond", "cross"];
/** How much larger than a circle Vega has to be told of a shape for it to look as large. */
const enlarged: Readonly<Record<string, number>> = { "triangle-up": 1.5, diamond: 1.6, cross: 1.9 };

/**
 * The shape of that series' points: colour is never the only difference. Where the colours begin
 * anew, the shapes are shifted by one, so that no two of 25 series look alike.
 */
export function seriesShape(index: number): string {
  return shapes[(index + Math.floor(index / series.length)) % shapes.length]!;
}

/** Vega's size of a point of some shape that looks as large as a circle of `size`. */
export function pointSize(shape: string, size: number): number {
  return Math.round(size * (enlarged[shape] ?? 1));
}
