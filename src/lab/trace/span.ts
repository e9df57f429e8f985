/**
 * One stretch of time that a task spent in one state.
 *
 * - `waiting`: something else is at work (a server, a timer, another thread), this task only waits;
 * - `working`: the task itself uses a processor.
 */
export type SpanKind = "waiting" | "working";

/** How the stretch ended. */
export type SpanOutcome = "done" | "failed" | "cancelled";

/** A recorded stretch of time; the unit of every timeline of the course. */
export interface Span {
  /** What was done, for people: `page 17`, `squares(5000000)`. */
  task: string;
  /** Where it was done: a thread, a process, or a slot of the event loop. */
  lane: string;
  /** Milliseconds on the machine's clock (`now()` of `overlap/time`). */
  start: number;
  /** Milliseconds on the same clock; never before `start`. */
  end: number;
  kind: SpanKind;
  outcome: SpanOutcome;
}
