import { colour } from "./palette.js";

/**
 * Sizes in pixels of the drawing, which is 560 wide: on a phone of 380 pixels it is scaled to
 * about 0.62, and the smallest text (14) is then still 8.7 pixels high.
 */
export const sizes = {
  width: 560,
  narrowest: 320,
  /** Left free on both sides, for pages on which the drawing has a background of its own. */
  edge: 6,
  title: 18,
  titleLine: 24,
  subtitle: 14,
  subtitleLine: 19,
  label: 15,
  labelLine: 19,
  legend: 26,
} as const;

/**
 * What every chart looks like; nothing is left to Vega's own colours. Title and axes are silent:
 * the chart's description says all that they do.
 */
export function themeConfig() {
  return {
    font: "system-ui, sans-serif",
    view: { stroke: null, fill: null },
    title: {
      aria: false,
      color: colour("ink"),
      fontSize: sizes.title,
      lineHeight: sizes.titleLine,
      fontWeight: "bold",
      subtitleColor: colour("muted"),
      subtitleFontSize: sizes.subtitle,
      subtitleLineHeight: sizes.subtitleLine,
      subtitlePadding: 5,
    },
    axis: {
      aria: false,
      labelColor: colour("muted"),
      labelFontSize: sizes.label,
      labelPadding: 5,
      labelOverlap: false,
      titleColor: colour("muted"),
      titleFontSize: sizes.label,
      titleFontWeight: "normal",
      domainColor: colour("axis"),
      tickColor: colour("axis"),
      gridColor: colour("grid"),
      tickSize: 5,
    },
    mark: { color: colour("blue"), aria: false },
    text: { color: colour("ink"), fontSize: sizes.label, baseline: "middle", align: "left" },
    point: { opacity: 1, filled: true },
    line: { strokeWidth: 2.5 },
    rule: { color: colour("axis") },
  };
}
