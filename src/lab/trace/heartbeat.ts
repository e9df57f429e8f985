import { now } from "../time/index.js";
import type { Tracer } from "./tracer.js";

export interface HeartbeatOptions {
  /** Milliseconds from beat to beat; default 20. */
  every?: number;
  /** Where the beats are recorded, in the lane `heartbeat`; default nowhere. */
  tracer?: Tracer;
}

/** What the beats told about the thread they ran on. */
export interface Heartbeat {
  /** How many beats there were. */
  beats: number;
  /** The longest time between two beats, in milliseconds: how long the thread answered nobody. */
  longestGap: number;
}

/**
 * Beats on this thread's event loop until it is stopped. A thread that is held cannot beat, so the
 * gaps show when nothing else could run.
 *
 * Each beat is a span without length, so that a lane of them looks like a comb: where teeth are
 * missing, something else had the thread.
 *
 * @returns Stops it, and says what was seen up to then.
 */
export function heartbeat({ every = 20, tracer }: HeartbeatOptions = {}): () => Heartbeat {
  let beats = 0;
  let longestGap = 0;
  let last = now();
  const record = () => {
    const at = now();
    longestGap = Math.max(longestGap, at - last);
    last = at;
    return at;
  };
  const timer = setInterval(() => {
    const at = record();
    beats += 1;
    const beat = { task: `beat ${beats}`, lane: "heartbeat", start: at, end: at } as const;
    tracer?.add([{ ...beat, kind: "working", outcome: "done" }]);
  }, every);
  return () => {
    clearInterval(timer);
    record();
    return { beats, longestGap };
  };
}
