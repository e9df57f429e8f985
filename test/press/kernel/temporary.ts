import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { processesNaming } from "./processes.js";

/**
 * Gives the kernels of a test file a temporary folder of their own.
 *
 * @returns A claim: no process has the folder in its command line, and the folder is empty.
 */
export function ownTemporaryFolder(): { expectNothingLeft(): void; path(): string } {
  const before = process.env.TMPDIR;
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "k-"));
    process.env.TMPDIR = folder;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    path: () => folder,
    expectNothingLeft() {
      expect(processesNaming(folder)).toEqual([]);
      expect(readdirSync(folder)).toEqual([]);
    },
  };
}
