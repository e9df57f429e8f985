export { type Clocks, readClocks } from "./clocks.js";
export { describeMeasurement, describeRounds } from "./describe.js";
export {
  type Beside,
  beside,
  type Calibration,
  createCalibration,
  isDisturbed,
  type Load,
  readLoad,
  slowCore,
} from "./disturbance.js";
export { type LoopDelayOptions, type LoopWatch, watchLoopDelay } from "./loop-delay.js";
export { loopTurns } from "./loop-turns.js";
export { describeMachine, type Machine, machine } from "./machine.js";
export { type MeasureOptions, measure, type RoundReport } from "./measure.js";
export { type Measurement, named } from "./measurement.js";
export { mostRounds } from "./rehearsal.js";
export type { Rival, Run } from "./run.js";
export { DifferentWorkError, type SameWorkOptions } from "./same-work.js";
export { type ProcessTimes, timeProcess } from "./time-process.js";
export type { Usage } from "./usage.js";
