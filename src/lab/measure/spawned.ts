import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";

const alive = new Set<ChildProcess>();
let started = 0;
let unnoticedNow = false;
const listeners = new Set<(child: ChildProcess) => void>();

// From the moment this module is loaded, so that the children of a pool made long before a
// measurement are known where the operating system does not list them.
subscribe("child_process", (message) => {
  if (unnoticedNow) return;
  const { process: child } = message as { process: ChildProcess };
  alive.add(child);
  started += 1;
  child.once("exit", () => alive.delete(child));
  child.once("error", () => child.pid === undefined && alive.delete(child));
  for (const listener of listeners) listener(child);
});

/** How many children this thread has started up to now. */
export function startedChildren(): number {
  return started;
}

/** The children that this thread has started and that have not ended. */
export function aliveChildren(): ChildProcess[] {
  return [...alive];
}

/**
 * Calls `onSpawn` for each child that this thread is about to start, those of `spawnSync` and its
 * kind excepted, until the function that comes back is called. The child has no pid yet.
 */
export function watchSpawns(onSpawn: (child: ChildProcess) => void): () => void {
  listeners.add(onSpawn);
  return () => listeners.delete(onSpawn);
}

/** Starts a child that is no part of any work, such as one that measures. */
export function unnoticed<T>(start: () => T): T {
  unnoticedNow = true;
  try {
    return start();
  } finally {
    unnoticedNow = false;
  }
}
