/**
 * How a program can break:
 *
 * - `invariant`: a state in between is wrong; `final`: the state at the end is wrong;
 * - `deadlock`: some tasks are not done and none of them can go on;
 * - `threw`: a task threw; `endless`: more steps than the limit.
 */
export type BreakageKind = "invariant" | "final" | "deadlock" | "threw" | "endless";

export interface Breakage {
  kind: BreakageKind;
  /** One sentence for people. */
  message: string;
  /** After how many steps it shows. */
  after: number;
}
