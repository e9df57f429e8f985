export { claim, type Evidence } from "./claim.js";
export { type Attempt, check, type Exercise, type Verdict } from "./exercise.js";
export { figure } from "./figure.js";
export { game, type SchedulePoint } from "./game.js";
export { hint, solution } from "./help.js";
export {
  CHART_MIME,
  CHECK_MIME,
  type CheckResult,
  CLAIM_MIME,
  type Claim,
  GAME_MIME,
  type Game,
  type GamePoint,
  NOT_RUN_MIME,
  type NotRun,
  PREDICTION_MIME,
  type Prediction,
  SOURCE_MIME,
  type SourceListing,
} from "./mime.js";
export { myProgress } from "./my-progress.js";
export { notRun } from "./not-run.js";
export { type LessonObserver, observeLesson } from "./observe.js";
export { predict, type Question, type Revelation, reveal } from "./predict.js";
export { type Progress, type ProgressOptions, progress } from "./progress.js";
export { say } from "./say.js";
export { show } from "./show.js";
export { source } from "./source.js";
export { text } from "./text.js";
export { type Guarded, type GuardOptions, guard } from "./watchdog.js";
