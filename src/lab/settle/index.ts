export { asCompleted, type Completed } from "./as-completed.js";
export { atOnce, type Backoff, type BackoffOptions, exponential, fullJitter } from "./backoff.js";
export { firstSuccess, type Start } from "./first-success.js";
export { type RetryOptions, retry } from "./retry.js";
export { retryStorm, type Storm, type StormOptions } from "./storm.js";
