export { type Bar, type BarsOptions, bars } from "./bars/bars.js";
export type { Chart, ChartTable } from "./chart.js";
export { chartPalette, type PaletteColour, type PaletteName } from "./palette.js";
export { renderSvg } from "./render.js";
export type { TimelineMark } from "./timeline/marks.js";
export type { RowOf } from "./timeline/panels.js";
export type { Spans } from "./timeline/recording.js";
export { type TimelineOptions, timeline } from "./timeline/timeline.js";
