export type { Advice, Expectation, Limit, ModelAdvice } from "./advice.js";
export { type AdviseOptions, advise } from "./advise.js";
export { type DecideOptions, decide } from "./decide.js";
export { describeAdvice } from "./describe.js";
export type { Level, Readings, ThreadReadings } from "./readings.js";
export type { TaskModule } from "./task.js";
