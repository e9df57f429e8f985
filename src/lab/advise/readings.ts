/** What was read off while so many calls were kept under way at once. */
export interface Level {
  /** Calls under way at once, over all threads. */
  atOnce: number;
  /** Milliseconds per call, one per round: the time of a run by the number of its calls. */
  perCall: number[];
  /** Milliseconds of processor time per call, over all threads and children; NaN if unknown. */
  cpu: number;
  /** Share of the time in which the event loop of the calling thread was at work, 0 to 1. */
  busy: number;
  /** Bytes by which memory grew in the run, at its peak; NaN if unknown. */
  grown: number;
}

/** What was measured with worker threads. */
export interface ThreadReadings {
  /** Milliseconds until as many threads as there are cores had loaded the task. */
  start: number;
  /** Calls that each thread keeps under way at once. */
  each: number;
  /** In rising order. */
  levels: Level[];
}

/** All that a piece of advice rests on. */
export interface Readings {
  /** On one event loop: one call after the other first, then more and more at once. */
  overlapped: Level[];
  /** Missing when there was nothing to gain, or when the task cannot be sent to a thread. */
  threads?: ThreadReadings;
  /** What one call asked of libuv's pool, by the names that Node gives it: `PBKDF2REQUEST`. */
  pool: string[];
  /** How many threads libuv's pool has. */
  poolSize: number;
  /** How many threads can run at once. */
  cores: number;
  /** Bytes of memory that this process can still take; NaN if unknown. */
  available: number;
  /** How many rounds were disturbed by other programs. */
  disturbed: number;
  rounds: number;
}
