export { type Bar, type BarsOptions, bars } from "./bars.js";
export type { Chart, ChartTable } from "./chart.js";
export { chartPalette, type PaletteColour, type PaletteName } from "./palette.js";
export type { RowOf } from "./panels.js";
export type { Spans } from "./recording.js";
export { renderSvg } from "./render.js";
export { type TimelineMark, type TimelineOptions, timeline } from "./timeline.js";
