import {
  bars,
  type Chart,
  curve,
  distribution,
  heatMap,
  quadrant,
  regions,
  scaling,
  sequence,
  timeline,
} from "overlap/chart";
import { createRandom } from "overlap/stats";
import { inLanes, type Span } from "overlap/trace";

/** A span with what a test does not care about filled in. */
export function span(start: number, end: number, more: Partial<Span> = {}): Span {
  const task = `page ${start}`;
  return { task, lane: "slot 1", start, end, kind: "waiting", outcome: "done", ...more };
}

/** As many pages, `inFlight` at once, of 50 ms and a little each. */
export function pages(count: number, inFlight: number): Span[] {
  const random = createRandom(7);
  const free = Array.from({ length: inFlight }, () => 0);
  const spans = Array.from({ length: count }, (_, i) => {
    const slot = free.indexOf(Math.min(...free));
    const start = free[slot]!;
    free[slot] = start + 50 + 3 * random();
    return span(1000 + start, 1000 + free[slot]!, { task: `page ${i + 1}` });
  });
  return inLanes(spans);
}

const subtitle =
  "Linux x64, 2 cores, Node 20.20, median of 9 interleaved rounds with its 95 % interval";
/** As many samples as asked for, made of the same noise each time. */
function samples(count: number, of: (noise: number) => number) {
  return Array.from({ length: count }, createRandom(3)).map(of);
}

/** One chart and more of every kind, as lessons draw them. */
export const gallery: Record<string, (width?: number) => Chart> = {
  "timeline of 160 pages one after another and overlapped": (width) =>
    timeline(
      { "one after another": pages(160, 1), overlapped: pages(160, 160) },
      { ...(width && { width }), subtitle },
    ),
  "timeline of 20 slots": () => timeline(pages(160, 20), { subtitle }),
  "timeline by task": () => timeline({ a: pages(30, 1), b: pages(30, 6) }, { rows: "task" }),
  "timeline with all outcomes": () =>
    timeline(
      [
        span(0, 40),
        span(40, 60, { kind: "working", outcome: "failed" }),
        span(10, 70, { lane: "slot 2", outcome: "cancelled" }),
        span(30, 30, { lane: "heartbeat", kind: "working" }),
      ],
      {
        marks: [
          { at: 20, label: "abort" },
          { at: 70, label: "all settled" },
        ],
      },
    ),
  "bars with intervals and a limit": (width) =>
    bars(
      [
        { name: "one after another", value: 8200, low: 8100, high: 8400, note: "1 socket" },
        { name: "event loop, 20 in flight", value: 430, low: 420, high: 450 },
        { name: "processes, each with an event loop of its own", value: 640, low: 600, high: 700 },
      ],
      { ...(width && { width }), subtitle, limit: { value: 400, label: "8 waves of 50 ms" } },
    ),
  "bars in groups": () =>
    bars([
      { name: "5 threads", group: "cold", value: 2010 },
      { name: "5 threads", group: "warm", value: 1670 },
      { name: "20 threads", group: "cold", value: 1640 },
      { name: "20 threads", group: "warm", value: 440 },
    ]),
  "bars on a logarithmic axis": () =>
    bars(
      [
        { name: "BigInt per step", value: 7700, low: 7500, high: 7900 },
        { name: "closed form", value: 0.004, low: 0.003, high: 0.006 },
      ],
      { log: true, limit: { value: 16, label: "one frame" } },
    ),
  "curve against an ideal": (width) =>
    curve(
      [1, 2, 5, 10, 20, 40, 80, 160].map((x) => ({
        x,
        y: 160 / x + 1.5,
        low: 160 / x + 1,
        high: 160 / x + 2.5,
        ...(x === 160 && { note: "all at once" }),
      })),
      {
        ...(width && { width }),
        subtitle,
        x: "requests in flight",
        y: "time in latencies",
        log: "both",
        ideal: (x) => Math.ceil(160 / x),
      },
    ),
  "curves with fitted models": () =>
    curve(
      [1, 2, 4, 8, 16].flatMap((x) => [
        { x, y: 1 / (0.1 + 0.9 / x), series: "squares" },
        { x, y: 1 / (0.4 + 0.6 / x), series: "hashing" },
      ]),
      {
        x: "threads",
        y: "speedup",
        unit: "×",
        ideal: { label: "every thread counts", at: (x) => x },
        fit: [
          { label: "Amdahl, 10 % serial", at: (x) => 1 / (0.1 + 0.9 / x) },
          { label: "Amdahl, 40 % serial", at: (x) => 1 / (0.4 + 0.6 / x) },
        ],
      },
    ),
  quadrant: (width) =>
    quadrant(
      [
        { name: "download", x: 3, y: 6 },
        { name: "sleep", x: 1, y: 1 },
        { name: "hash", x: 97, y: 99 },
        { name: "hash on threads", x: 195, y: 4 },
      ],
      {
        ...(width && { width }),
        x: "processor time over time on the clock",
        y: "event loop busy",
        xUnit: "%",
        unit: "%",
        split: { x: 100, y: 50 },
        fields: { topLeft: "blocks the loop", bottomLeft: "waits", bottomRight: "works elsewhere" },
      },
    ),
  "map of regions": (width) =>
    regions(
      (x, y) => (x < 0.1 ? "sequential" : y > 60 ? "threads" : "event loop"),
      [
        { name: "hash 1.9×", x: 4, y: 97, region: "threads" },
        { name: "download 30×", x: 50, y: 3, region: "event loop" },
        { name: "add", x: 0.002, y: 99, region: "sequential" },
      ],
      {
        ...(width && { width }),
        subtitle,
        regions: ["sequential", "event loop", "threads"],
        from: 0.001,
        to: 100,
        x: "one call",
        y: "of it at work",
      },
    ),
  "distribution as ecdf": (width) =>
    distribution(
      {
        closed: samples(400, (noise) => 8 + 4 * noise),
        open: samples(400, (noise) => 8 / (1.01 - noise)),
      },
      { ...(width && { width }), x: "latency", log: true },
    ),
  "distribution as box": () =>
    distribution(
      {
        "one connection": samples(60, (noise) => 9 + 30 * noise ** 2),
        pool: samples(60, (noise) => 5 + noise),
      },
      { x: "latency", as: "box", limit: { value: 25, label: "deadline" } },
    ),
  "heat map": (width) =>
    heatMap(
      [1, 2, 5, 10].flatMap((x) =>
        [1, 4, 16, 64].map((y) => ({ x, y, value: 8200 / Math.min(160, x * y) })),
      ),
      { ...(width && { width }), x: "threads", y: "in flight per thread", log: true },
    ),
  "scaling laws with sliders": (width) => scaling([], { ...(width && { width }), subtitle }),
  "a scaling law through points": () =>
    scaling(
      [1, 5, 10, 30].flatMap((workers) => [
        { workers, speedup: 0.9 * workers ** 0.9, series: "threads" },
        { workers, speedup: 0.8 * workers ** 0.8, series: "processes" },
      ]),
      { laws: ["universal"], sigma: 0.014, kappa: 0.00028, x: "threads" },
    ),
  sequence: (width) =>
    sequence(
      [
        { lane: "main", to: "worker", label: "postMessage", at: 0.2 },
        { lane: "worker", label: "sums its part of the squares", at: 3 },
        { lane: "worker", to: "main", label: "result", at: 160 },
        { lane: "main", to: "origin", label: "GET /page/17", at: 161 },
        { lane: "origin", to: "main", label: "reset in mid-body", at: 211, outcome: "failed" },
      ],
      { ...(width && { width }) },
    ),
};
