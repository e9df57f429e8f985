export { admitWaiters } from "./admit-waiters.js";
export { now } from "./clock.js";
export { cpuTime } from "./cpu.js";
export { type Clock, machineClock } from "./machine-clock.js";
export { createManualClock, type ManualClock } from "./manual-clock.js";
export { scale, scaled } from "./scale.js";
export { blockingSleep, type SleepOptions, sleep } from "./sleep.js";
export { stolenTime } from "./stolen-time.js";
