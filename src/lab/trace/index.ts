export { inLanes } from "./lanes.js";
export { peak } from "./peak.js";
export type { Span, SpanKind, SpanOutcome } from "./span.js";
export { createTracer, type EndSpan, type SpanStart, type Tracer } from "./tracer.js";
