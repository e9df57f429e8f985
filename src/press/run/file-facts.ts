import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import { namedFiles } from "./named-files.js";

/** What a cache key needs to know of a file. */
export interface FileFacts {
  /** Its path in the project, with `/`. */
  path: string;
  /** SHA-256 of its bytes. */
  digest: string;
  /** The files that it may depend on; they need not exist. */
  names: readonly string[];
}

/** The facts of a project's files by path; a path without a file has none. One build may keep them. */
export type FileMemo = Map<string, FileFacts | undefined>;

/** Reads a file, or remembers; nothing where there is no file. */
export function factsOf(file: string, root: string, memo: FileMemo): FileFacts | undefined {
  if (!memo.has(file)) memo.set(file, readFacts(file, root));
  return memo.get(file);
}

/** SHA-256, hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function readFacts(file: string, root: string): FileFacts | undefined {
  try {
    const bytes = readFileSync(file);
    const isCode = /\.(?:js|d\.ts)$/.test(file);
    const names = isCode ? namedFiles(bytes.toString(), dirname(file), root) : [];
    const path = relative(root, file).replaceAll(sep, "/");
    return { path, digest: sha256(bytes), names };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
