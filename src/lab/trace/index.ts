export {
  type ChromeMetadataEvent,
  type ChromeSpanEvent,
  type ChromeTrace,
  type ChromeTraceOptions,
  chromeTrace,
  writeChromeTrace,
} from "./chrome.js";
export { duration } from "./duration.js";
export { type Heartbeat, type HeartbeatOptions, heartbeat } from "./heartbeat.js";
export { inLanes } from "./lanes.js";
export { peak } from "./peak.js";
export { type Slack, type SlackOptions, slack } from "./slack.js";
export type { Span, SpanKind, SpanOutcome } from "./span.js";
export { createTracer, type EndSpan, type SpanStart, type Tracer } from "./tracer.js";
