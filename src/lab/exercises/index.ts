export { readTheBody, type TotalBytes } from "./honest-downloads.js";
export { type Call, type ThreeCalls, threeCalls } from "./one-after-another.js";
export { fourWaves } from "./start-here.js";
