/**
 * - `ok`: nothing to do;
 * - `warning`: the course runs, but something of it is missing or its figures mean less;
 * - `stops`: the lessons cannot run.
 */
export type Mark = "ok" | "warning" | "stops";

/** What a check saw, one sentence. */
export interface Finding {
  /** What was looked at: `open files`. */
  check: string;
  mark: Mark;
  says: string;
  /** The command that mends it, or where there is none, what does; absent exactly where all is well. */
  mend?: string;
}

/** What a check is given. */
export interface Place {
  /** The project's folder. */
  root: string;
  signal: AbortSignal;
}

/** Looks at one thing; it throws only when it could not look. */
export type Check = (place: Place) => Finding | Promise<Finding>;
