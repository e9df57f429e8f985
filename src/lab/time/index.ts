export { now } from "./clock.js";
export { scale, scaled } from "./scale.js";
export { blockingSleep, type SleepOptions, sleep } from "./sleep.js";
