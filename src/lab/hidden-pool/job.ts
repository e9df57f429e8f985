/** What a program can ask for: a key by pbkdf2, a file's text or its dates, a name's address, ... */
export type JobKind = "key" | "file" | "stat" | "lookup" | "gzip" | "timer" | "page";

/** One thing to ask for, in the process whose pool is watched. */
export interface Job {
  kind: JobKind;
  /** For people, and unique in a run: `key 3`. */
  name: string;
  /** Of a page. */
  url?: string;
}

/** Jobs of one kind, `key 1`, `key 2`, ...; a single one has no number. */
export function jobs(kind: JobKind, count = 1, url?: string): Job[] {
  return Array.from({ length: count }, (_, i) => ({
    kind,
    name: count === 1 ? kind : `${kind} ${i + 1}`,
    ...(url !== undefined && { url }),
  }));
}

/**
 * Who derives the keys:
 *
 * - `pool`: this thread asks for all of them at once;
 * - `limit`: this thread asks, and never for more than all the pool's threads but one;
 * - `worker`: a worker thread asks for all of them at once, by the same asynchronous call;
 * - `worker-sync`: a worker thread derives them itself, by the synchronous call.
 */
export type KeysBy = "pool" | "limit" | "worker" | "worker-sync";
