import type { Arrival, Gauges } from "./gauges.js";
import type { Settings } from "./options.js";

/** What the origin's process says once it listens. */
export interface Ready {
  port: number;
  /** A port where nobody listens, and where nobody will while the origin lives. */
  refusedPort: number;
  /** PEM of the authority that clients are to trust; for TLS only. */
  ca?: string;
}

/** The questions that can be asked over the control channel, and their answers. */
export interface Answers {
  start: Ready;
  gauges: Gauges;
  arrivals: Arrival[];
  reset: null;
}

export type Question = { id: number } & (
  | { ask: "start"; settings: Settings }
  | { ask: "gauges" | "arrivals" | "reset" }
);

export type Reply = { id: number; value: Answers[keyof Answers] } | { id: number; error: string };
