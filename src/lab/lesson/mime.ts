/** Vega-Lite as JupyterLab 4 and VS Code know it: they register versions 3 to 5. */
export const CHART_MIME = "application/vnd.vegalite.v5+json";
/** A {@link Claim} of a lesson with its evidence. */
export const CLAIM_MIME = "application/vnd.overlap.claim+json";
/** A {@link Prediction}: what the reader is asked, and what the run recorded. */
export const PREDICTION_MIME = "application/vnd.overlap.prediction+json";
/** The {@link CheckResult} of an exercise. */
export const CHECK_MIME = "application/vnd.overlap.check+json";
/** A module's {@link SourceListing}. */
export const SOURCE_MIME = "application/vnd.overlap.source+json";
/** {@link NotRun}: the rest of the lesson cannot be run on this machine. */
export const NOT_RUN_MIME = "application/vnd.overlap.not-run+json";

/** A {@link Game} in which the reader is the scheduler. */
export const GAME_MIME = "application/vnd.overlap.game+json";

/** Why the cells that follow are not run here. */
export interface NotRun {
  /** One line that says what is missing and what to set. */
  reason: string;
}

/** Something a lesson asserts, evaluated in the run that the reader sees. */
export interface Claim {
  /** Unique in its lesson, a readable slug. */
  id: string;
  /** The assertion, one sentence. */
  text: string;
  /** `exact`: must hold on every machine; `measured`: a ratio of this run. */
  kind: "exact" | "measured";
  holds: boolean;
  /** What was observed, one line. */
  evidence: string;
}

/** What a reader should know of a measured claim that does not hold. */
export const A_RATIO_MAY_FAIL =
  "A ratio may fail where something else wanted the processor. Run it again; if it fails again, this machine differs, and finding out why is worth more than the claim.";

/** A question that the reader answers before the run does. */
export interface Prediction {
  id: string;
  question: string;
  /** The answers to choose from; none where a number is asked for. */
  options?: string[];
  /** The unit of the number that is asked for. */
  unit?: string;
  /** What the reader committed to, if anything. */
  answer?: string | number;
  /** What the run recorded; absent until it is revealed. */
  truth?: string | number;
  /** Why, one or two sentences; present with `truth`. */
  because?: string;
}

/** What a check saw of an answer. */
export interface CheckResult {
  exercise: string;
  passed: boolean;
  observed: string;
  expected: string;
  /** The hint that fits what was observed; only where the check did not pass. */
  hint?: string;
  /** All hints, from a nudge to nearly the answer; only where the check did not pass. */
  hints?: readonly string[];
}

/** A module of the package as a learner reads it. */
export interface SourceListing {
  /** `download/event-loop` */
  module: string;
  /** `src/lab/download/event-loop.ts` */
  file: string;
  code: string;
}

/** A small concurrent program whose next step the reader chooses. */
export interface Game {
  /** The program's name. */
  name: string;
  start: GamePoint;
}

/** A point that schedules of the program pass through. */
export interface GamePoint {
  /** The shared state, as text. */
  state: string;
  /** What has gone wrong on the way here, if anything has; nothing follows then. */
  broken?: string;
  /** What each task that is not done would do; without `after` where it has to wait. */
  next: { task: string; label: string; after?: GamePoint }[];
}
