import type { Notebook, Output } from "../notebook/index.js";
import type { Execution } from "./execution.js";
import type { Machine } from "./machine.js";
import { runnableCells } from "./runnable-cells.js";

/** An execution without the notebook: what its cells put out, by their ids. */
export interface CacheEntry {
  version: typeof VERSION;
  key: string;
  seconds: number;
  stolen: number;
  date: string;
  machine: Machine;
  cells: Record<string, CachedCell>;
}

interface CachedCell {
  outputs: Output[];
  executionCount: number | null;
  seconds: number;
}

// To be raised when the form of an entry changes: others are ignored.
const VERSION = 2;

export function toEntry(key: string, execution: Execution): CacheEntry {
  const { notebook, seconds, stolen, cellSeconds, date, machine } = execution;
  const cells = runnableCells(notebook).map(({ id, outputs, executionCount }) => [
    id,
    { outputs, executionCount, seconds: cellSeconds[id] ?? 0 },
  ]);
  return {
    version: VERSION,
    key,
    seconds,
    stolen,
    date,
    machine,
    cells: Object.fromEntries(cells),
  };
}

/** The notebook with the outputs of the entry; nothing when one of its code cells has none there. */
export function mergeEntry(
  notebook: Notebook,
  { cells: cached, seconds, stolen, date, machine }: CacheEntry,
): Execution | undefined {
  const runnable = new Set(runnableCells(notebook).map(({ id }) => id));
  if ([...runnable].some((id) => !Object.hasOwn(cached, id))) return undefined;
  const cells = notebook.cells.map((cell) => {
    if (cell.kind !== "code") return cell;
    const { outputs = [], executionCount = null } = runnable.has(cell.id) ? cached[cell.id]! : {};
    return { ...cell, outputs, executionCount };
  });
  const cellSeconds = Object.fromEntries([...runnable].map((id) => [id, cached[id]!.seconds]));
  const run = { seconds, stolen, cellSeconds, machine, date };
  return { notebook: { ...notebook, cells }, ...run, cached: true };
}

/** Whether what was read from a file is an entry of this version for this key. */
export function isCacheEntry(value: unknown, key: string): value is CacheEntry {
  if (!isRecord(value) || value.version !== VERSION || value.key !== key) return false;
  return (
    typeof value.seconds === "number" &&
    typeof value.stolen === "number" &&
    typeof value.date === "string" &&
    isRecord(value.machine) &&
    isRecord(value.cells) &&
    Object.values(value.cells).every(isCachedCell)
  );
}

function isCachedCell(value: unknown): value is CachedCell {
  return (
    isRecord(value) &&
    typeof value.seconds === "number" &&
    Array.isArray(value.outputs) &&
    value.outputs.every(isOutput)
  );
}

function isOutput(value: unknown): value is Output {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case "stream":
      return typeof value.text === "string";
    case "display":
      return isRecord(value.data) && isRecord(value.metadata);
    case "error":
      return Array.isArray(value.traceback);
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
