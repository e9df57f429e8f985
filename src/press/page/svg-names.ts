/** Elements of SVG that only draw: nothing that runs, moves, fetches or holds HTML. */
export const svgElements: string[] = [
  ...["svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse"],
  ...["line", "polyline", "polygon", "text", "tspan", "textPath", "image", "clipPath", "mask"],
  ...["pattern", "marker", "linearGradient", "radialGradient", "stop"],
];

/** Attributes that may also be written as style declarations, by their CSS name. */
export const presentation: ReadonlyMap<string, string> = new Map(
  [
    ...["clipPath", "clipRule", "color", "direction", "display", "dominantBaseline", "fill"],
    ...["fillOpacity", "fillRule", "fontFamily", "fontSize", "fontStretch", "fontStyle"],
    ...["fontVariant", "fontWeight", "letterSpacing", "markerEnd", "markerMid", "markerStart"],
    ...["mask", "opacity", "overflow", "paintOrder", "pointerEvents", "shapeRendering"],
    ...["stopColor", "stopOpacity", "stroke", "strokeDashOffset", "strokeLineCap"],
    ...["strokeLineJoin", "strokeMiterLimit", "strokeOpacity", "strokeWidth", "textAnchor"],
    ...["textDecoration", "textRendering", "transform", "vectorEffect", "visibility"],
    ...["wordSpacing", "writingMode"],
  ].map((name) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), name]),
);

const geometry = [
  ...["alignmentBaseline", "baselineShift", "clipPathUnits", "cx", "cy", "d", "dx", "dy", "fr"],
  ...["fx", "fy", "gradientTransform", "gradientUnits", "height", "href", "lengthAdjust"],
  ...["markerHeight", "markerUnits", "markerWidth", "maskContentUnits", "maskUnits", "method"],
  ...["offset", "orient", "pathLength", "patternContentUnits", "patternTransform"],
  ...["patternUnits", "points", "preserveAspectRatio", "r", "refX", "refY", "rotate", "rx", "ry"],
  ...["side", "spacing", "spreadMethod", "startOffset", "strokeDashArray", "textLength"],
  ...["viewBox", "width", "x", "x1", "x2", "xLinkHref", "y", "y1", "y2"],
];

/** Attributes of those elements, by the names that a tree gives them. */
export const svgAttributes: string[] = ["id", ...presentation.values(), ...geometry];
