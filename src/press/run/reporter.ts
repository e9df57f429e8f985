import { advance, type BuildState, lastingLine, liveLine } from "./build-state.js";
import type { Progress } from "./progress.js";

/** Shows how far a build is. */
export interface Reporter {
  onProgress(progress: Progress): void;
  /** Clears the live line and stops its clock. */
  close(): void;
}

export interface ReporterOptions {
  /** The ids of all lessons, in the order in which they run. */
  lessons: readonly string[];
  /** Seconds that lessons took when they were last executed; 0 for those that are known to be
   * unchanged. Default: nothing is known. */
  estimates?: Readonly<Record<string, number>>;
  /** Default: this process's standard output. */
  stream?: { write(text: string): unknown; isTTY?: boolean; columns?: number };
  /** The time in milliseconds; default: this process's clock. */
  now?: () => number;
}

const CLEAR = "\r\x1b[2K";
// Seldom: the lesson that runs meanwhile is measuring.
const TICK = 1000;

/**
 * On a terminal one live line (lesson k of n, cell, seconds, estimate), and above it a line for each
 * lesson that has ended; elsewhere plain lines.
 */
export function createReporter({
  lessons,
  estimates = {},
  stream = process.stdout,
  now = () => performance.now(),
}: ReporterOptions): Reporter {
  const live = stream.isTTY === true && process.env.TERM !== "dumb";
  let state: BuildState = { lessons, estimates, ended: new Set() };
  const draw = () => {
    // One column less: a full line would wrap, and could not be cleared.
    const line = liveLine(state, now()).slice(0, (stream.columns ?? 80) - 1);
    stream.write(CLEAR + line);
  };
  const clock = live ? setInterval(draw, TICK).unref() : undefined;

  return {
    onProgress(progress) {
      state = advance(state, progress, now());
      const line = lastingLine(state, progress, live);
      if (line !== undefined) stream.write(`${live ? CLEAR : ""}${line}\n`);
      if (live) draw();
    },
    close() {
      clearInterval(clock);
      if (live) stream.write(CLEAR);
    },
  };
}
