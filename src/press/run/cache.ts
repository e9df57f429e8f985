import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Notebook } from "../notebook/index.js";
import { type CacheEntry, isCacheEntry, mergeEntry, toEntry } from "./cache-entry.js";
import type { Execution } from "./execution.js";
import { sha256 } from "./file-facts.js";

// The last few states of a lesson: going back to one executes nothing.
const KEPT = 4;
const HOUR = 3_600_000;

/**
 * An earlier execution of the notebook's code, merged into the notebook as it is now; nothing where
 * there is none, or none that can be read.
 *
 * @param folder The cache's folder, `.overlap/cache`; it need not exist.
 * @param key What {@link cacheKey} gives.
 */
export function readCache(folder: string, notebook: Notebook, key: string): Execution | undefined {
  const file = fileOf(folder, notebook, key);
  const entry = readEntry(file, key)?.entry;
  if (!entry) return undefined;
  if (known.get(file)?.stamp !== stampOf(file)) touch(file);
  return mergeEntry(notebook, entry);
}

/** What tells of an earlier execution without its outputs. */
export interface KeptExecution {
  /** SHA-256 of all that was kept. */
  digest: string;
  /** When it ran, ISO 8601. */
  date: string;
}

/** What this process knows of the entries that it has read, and the files that they were. */
const known = new Map<string, KeptExecution & { stamp: string }>();

/** Whether there is what {@link readCache} would give, and which; a file is read once. */
export function findCache(
  folder: string,
  notebook: Notebook,
  key: string,
): KeptExecution | undefined {
  const file = fileOf(folder, notebook, key);
  const before = known.get(file);
  if (before?.stamp === stampOf(file)) return before;
  known.delete(file);
  const { entry, digest } = readEntry(file, key) ?? {};
  if (!entry || digest === undefined || !mergeEntry(notebook, entry)) return undefined;
  touch(file);
  const found = { digest, date: entry.date, stamp: stampOf(file) };
  known.set(file, found);
  return found;
}

function fileOf(folder: string, { id }: Notebook, key: string): string {
  return join(folder, id, `${key}.json`);
}

function readEntry(file: string, key: string): { entry: CacheEntry; digest: string } | undefined {
  try {
    const text = readFileSync(file, "utf8");
    const entry: unknown = JSON.parse(text);
    return isCacheEntry(entry, key) ? { entry, digest: sha256(text) } : undefined;
  } catch {
    return undefined;
  }
}

/** Another one for each writing: entries are renamed into place. */
function stampOf(file: string): string {
  const { ino, size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return [ino, size, mtimeMs].join();
}

/** Keeps an execution, and forgets all but the newest few of its lesson. Readers see all or nothing. */
export function writeCache(folder: string, key: string, execution: Execution): void {
  const lesson = join(folder, execution.notebook.id);
  mkdirSync(lesson, { recursive: true });
  writeWhole(join(lesson, `${key}.json`), toEntry(key, execution));
  writeWhole(join(lesson, LAST), { seconds: execution.seconds });
  prune(lesson);
}

/** How long the lesson took when it was last executed, in seconds. */
export function lastSeconds(folder: string, lesson: string): number | undefined {
  const { seconds } = (readJson(join(folder, lesson, LAST)) ?? {}) as { seconds?: unknown };
  return typeof seconds === "number" && seconds >= 0 ? seconds : undefined;
}

const LAST = "last.json";

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function writeWhole(file: string, value: CacheEntry | { seconds: number }): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, JSON.stringify(value));
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** What is used counts as new. */
function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The cache may be read-only.
  }
}

function prune(lesson: string): void {
  const files = readdirSync(lesson).map((name) => {
    const file = join(lesson, name);
    return { name, file, time: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  const entries = files
    .filter(({ name }) => name.endsWith(".json") && name !== LAST)
    .sort((a, b) => b.time - a.time);
  // Another build may be writing the young ones.
  const left = files.filter(({ name, time }) => name.endsWith(".tmp") && time < Date.now() - HOUR);
  for (const { file } of [...entries.slice(KEPT), ...left]) rmSync(file, { force: true });
}
