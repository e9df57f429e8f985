export { type BootstrapOptions, bootstrapInterval, type Interval, resample } from "./bootstrap.js";
export type { FitOptions, LawFit, NoFit } from "./fit.js";
export {
  type AmdahlFit,
  fitAmdahl,
  fitGustafson,
  fitUniversal,
  type SerialFit,
  type UniversalFit,
} from "./fit-laws.js";
export { amdahl, gustafson, universal, universalPeak } from "./laws.js";
export { checkLittle, type LittleCheck, type LittleReadings, littlesLaw } from "./little.js";
export { mean, standardDeviation } from "./mean.js";
export { median, quantile } from "./quantile.js";
export { createRandom, type Random, xoshiro128 } from "./random.js";
export { type Ratio, type RatioOptions, ratio, speedup } from "./ratio.js";
export type { ScalePoint } from "./scale-point.js";
