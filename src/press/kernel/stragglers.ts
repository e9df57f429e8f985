import type { Answer } from "./agent/index.js";

type Alive = Answer<"alive">;

/** Knows what keeps a kernel's event loop alive besides what was there before. */
export interface Stragglers {
  /** Whether anything is alive that was not when `accept` was last called. */
  any(alive: Alive): boolean;
  accept(alive: Alive): void;
}

// tslab's compiler watches the files of what a cell imports.
const WATCHERS = new Set(["FSEventWrap", "StatWatcher"]);

export function createStragglers(): Stragglers {
  let known: Alive = {};
  return {
    any: (alive) =>
      Object.entries(alive).some(
        ([kind, count]) => !WATCHERS.has(kind) && count > (known[kind] ?? 0),
      ),
    accept: (alive) => {
      known = alive;
    },
  };
}
