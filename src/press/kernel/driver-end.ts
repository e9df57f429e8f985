const releases = new Set<() => unknown>();
const SIGNALS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Calls `release` when this process ends: on its `exit` (a crash included), and on SIGINT, SIGTERM
 * and SIGHUP, which end the process as they would without us unless somebody else listens too.
 * `release` must do its work synchronously.
 *
 * Ctrl-C reaches the process group of the terminal, which kernels are not in: without this they
 * would live on.
 *
 * @returns A function that takes the wish back.
 */
export function onDriverEnd(release: () => unknown): () => void {
  if (releases.size === 0) listen();
  releases.add(release);
  return () => {
    if (releases.delete(release) && releases.size === 0) unlisten();
  };
}

function listen(): void {
  process.on("exit", releaseAll);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function unlisten(): void {
  process.off("exit", releaseAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function releaseAll(): void {
  for (const release of releases) release();
}

function onSignal(signal: NodeJS.Signals): void {
  releaseAll();
  if (process.listenerCount(signal) > 1) return;
  unlisten();
  process.kill(process.pid, signal);
}
