import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { NO_PROGRESS, type Progress, parseProgress } from "./progress.js";

/**
 * What the file says; no progress where there is no file.
 *
 * @throws Error in one line that names the file and what is wrong with it.
 */
export function readProgress(file: string): Progress {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return NO_PROGRESS;
    throw error;
  }
  try {
    return parseProgress(text);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/** Beside it first, then renamed: the file is never half there. */
export function writeProgress(file: string, progress: Progress): void {
  const partial = `${file}.${process.pid}.part`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(partial, `${JSON.stringify(progress, null, 2)}\n`);
  renameSync(partial, file);
}
