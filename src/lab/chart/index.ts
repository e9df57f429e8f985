export { type Bar, type BarsOptions, bars } from "./bars/bars.js";
export type { Chart, ChartTable } from "./chart.js";
export { type CurveOptions, type CurvePoint, curve } from "./curve/curve.js";
export type { ModelLine } from "./curve/model-lines.js";
export { type DistributionOptions, distribution } from "./distribution/distribution.js";
export { type HeatMapCell, type HeatMapOptions, heatMap } from "./heat-map/heat-map.js";
export { chartPalette, type PaletteColour, type PaletteName } from "./palette.js";
export {
  type QuadrantNames,
  type QuadrantOptions,
  type QuadrantPoint,
  quadrant,
} from "./quadrant/quadrant.js";
export { type RegionPoint, type RegionsOptions, regions } from "./regions/regions.js";
export { renderSvg } from "./render.js";
export { type ScalingOptions, type SpeedupPoint, scaling } from "./scaling/scaling.js";
export { type SequenceEvent, type SequenceOptions, sequence } from "./sequence/sequence.js";
export type { TimelineMark } from "./timeline/marks.js";
export type { RowOf } from "./timeline/panels.js";
export type { Spans } from "./timeline/recording.js";
export { type TimelineOptions, timeline } from "./timeline/timeline.js";
