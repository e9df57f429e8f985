export { effect, holdingWithExit } from "./effect.js";
export { effection } from "./effection.js";
export { failuresIn } from "./failures-in.js";
export type { Lifetime, Resource, Task } from "./lifetime.js";
export { promises } from "./promises.js";
export { scope } from "./scope.js";
export { holdingByUsing } from "./using.js";
export { type Watched, type WatchOptions, watch } from "./watch.js";
