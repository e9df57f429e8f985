import type { Origin } from "../origin/index.js";
import type { SourceName } from "../published/index.js";
import type { Crew } from "./crew.js";

/** The ways in which the published comparisons go wrong. */
export type FlawName =
  | "unread bodies"
  | "a session per request"
  | "swallowed errors"
  | "chunk misuse"
  | "last element dropped"
  | "different work"
  | "start-up in the timer"
  | "n too small"
  | "memory of one process";

/** What an exhibit may use: it starts nothing that is there already. */
export interface Bench {
  /** Answers over plain HTTP after a few milliseconds. */
  web: Origin;
  /** Threads that wait. */
  threads: Crew;
  /** Threads that compute: one per processor, so that each of them is warm. */
  computers: Crew;
  /** Processes that are up and warm. */
  processes: Crew;
}

/** One figure, with the flaw and without. */
export interface Exhibit {
  /** What both numbers are: `ms for 8 pages`. */
  figure: string;
  fair: number | bigint;
  flawed: number | bigint;
  /** Whether the run showed the flaw. */
  shown: boolean;
  /** What was seen, in a sentence. */
  seen: string;
}

/** A flaw that a run can show. */
export interface Flaw {
  name: FlawName;
  /** In whose figures it is. */
  articles: readonly SourceName[];
  /** What is asserted of the run. */
  claim: string;
  /** Whether that is a matter of counts, or of the clock. */
  kind: "exact" | "measured";
  /** The lesson that is about it. */
  lesson: string;
  show(bench: Bench): Promise<Exhibit>;
}
