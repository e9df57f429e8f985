export { onStop } from "./on-stop.js";
export { CellStoppedError, cellSignal, closeWithCell, watchCells } from "./running-cell.js";
export { type DisplayMessage, runningTslab, type Tslab } from "./tslab.js";
