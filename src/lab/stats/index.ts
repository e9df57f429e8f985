export { type BootstrapOptions, bootstrapInterval, type Interval, resample } from "./bootstrap.js";
export { mean, standardDeviation } from "./mean.js";
export { median, quantile } from "./quantile.js";
export { createRandom, type Random, xoshiro128 } from "./random.js";
export { type Ratio, type RatioOptions, ratio, speedup } from "./ratio.js";
