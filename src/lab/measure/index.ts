export { describeMeasurement, describeRounds } from "./describe.js";
export { type Beside, beside, isDisturbed, type Load } from "./disturbance.js";
export { type LoopDelayOptions, type LoopWatch, watchLoopDelay } from "./loop-delay.js";
export { describeMachine, type Machine, machine } from "./machine.js";
export { type MeasureOptions, measure, type RoundReport } from "./measure.js";
export { type Measurement, named } from "./measurement.js";
export type { Rival, Run } from "./run.js";
export { DifferentWorkError, type SameWorkOptions } from "./same-work.js";
export type { Usage } from "./usage.js";
