/** What a run tells while it goes on; `stolen` as in {@link Execution}. */
export type Progress =
  | { type: "lesson-start"; lesson: string; cells: number }
  | { type: "cell-start"; lesson: string; cell: string; number: number; cells: number }
  | { type: "cell-end"; lesson: string; cell: string; seconds: number }
  | { type: "lesson-end"; lesson: string; seconds: number; stolen?: number; outcome: Outcome }
  | { type: "note"; lesson: string; message: string };

/** `cached`: nothing ran, the outputs are those of an earlier run. */
export type Outcome = "executed" | "cached" | "failed";
