import { setMaxListeners } from "node:events";
import { runningTslab, type Tslab } from "./tslab.js";

/** That the stop button was pressed. */
export class CellStoppedError extends Error {
  override readonly name = "CellStoppedError";

  constructor() {
    super("the cell was stopped");
  }
}

let watching: boolean | undefined;
let running: AbortController | undefined;

/**
 * Aborts when the cell that runs now is stopped by the notebook's stop button, and never after its
 * end. tslab itself only stops waiting for the cell: what the cell has started goes on unless it
 * heeds this signal, as all of `overlap` does.
 *
 * @returns Nothing outside a notebook.
 */
export function cellSignal(): AbortSignal | undefined {
  if (watching === undefined) {
    const tslab = runningTslab();
    watching = tslab !== undefined;
    // Who asks is in a cell that began unwatched.
    if (tslab) watchCells(tslab, begin());
  }
  return running?.signal;
}

/** Has tslab's cells known from now on; for who starts tslab, so that none is missed. */
export function watchCells({ JupyterHandlerImpl }: Tslab, first?: AbortController): void {
  watching = true;
  running = first;
  const { prototype } = JupyterHandlerImpl;
  const { handleExecuteImpl } = prototype;
  prototype.handleExecuteImpl = async function (request, ...rest) {
    const cell = begin();
    running = cell;
    try {
      return await handleExecuteImpl.call(this, request, ...rest);
    } finally {
      if (running === cell) running = undefined;
    }
  };
  process.on("SIGINT", () => running?.abort(new CellStoppedError()));
}

/**
 * Has something that the running cell opened closed when the cell is stopped: no later cell can close
 * it then, since a cell that fails loses what it declares.
 *
 * @param close Its failure is nobody's.
 * @returns Forgets it; to be called when it is closed otherwise.
 */
export function closeWithCell(close: () => unknown): () => void {
  const signal = cellSignal();
  if (!signal) return () => {};
  const onAbort = async () => {
    try {
      await close();
    } catch {}
  };
  signal.addEventListener("abort", onAbort, { once: true });
  return () => signal.removeEventListener("abort", onAbort);
}

function begin(): AbortController {
  const cell = new AbortController();
  // A hundred requests that wait for one signal are no leak.
  setMaxListeners(0, cell.signal);
  return cell;
}
