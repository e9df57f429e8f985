import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Something outside the queue that remembers what was done to it: a folder, one file per payment. */
export interface Bank {
  readonly folder: string;
  /** How many payments there are for each order, whoever made them. */
  payments(): Promise<Record<string, number>>;
  /** Removes it. */
  close(): Promise<void>;
}

/** Opens a bank without payments. */
export async function openBank(): Promise<Bank> {
  const folder = await mkdtemp(join(tmpdir(), "overlap-bank-"));
  return {
    folder,
    async payments() {
      const counts: Record<string, number> = {};
      for (const name of await readdir(folder)) {
        const [order = ""] = name.split(", payment ");
        counts[order] = (counts[order] ?? 0) + 1;
      }
      return counts;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
