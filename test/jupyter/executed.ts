import { readFile } from "node:fs/promises";
import { CLAIM_MIME, type Claim } from "overlap/lesson";
import type { CellOutput } from "./notebook-page.js";

/** An output with the id of its cell. */
export type PlacedOutput = CellOutput & { id: string };

/** What stands in a notebook that was executed and saved. */
export interface Executed {
  /** The execution counts of its code cells. */
  counts: (number | null | undefined)[];
  outputs: PlacedOutput[];
  /** Errors, and what was written to standard error. */
  errors: PlacedOutput[];
  /** Exact claims that do not hold. */
  broken: Claim[];
  /** How many claims there are. */
  claims: number;
}

interface Saved {
  cells: { id: string; cell_type: string; execution_count?: number; outputs?: CellOutput[] }[];
}

export async function readExecuted(file: string): Promise<Executed> {
  const { cells }: Saved = JSON.parse(await readFile(file, "utf8"));
  const code = cells.filter(({ cell_type }) => cell_type === "code");
  const outputs = code.flatMap(({ id, outputs = [] }) =>
    outputs.map((output) => ({ id, ...output })),
  );
  const claims = outputs.flatMap(({ data }) => (data?.[CLAIM_MIME] as Claim | undefined) ?? []);
  return {
    counts: code.map(({ execution_count }) => execution_count),
    outputs,
    errors: outputs.filter(({ output_type, name }) => output_type === "error" || name === "stderr"),
    broken: claims.filter(({ kind, holds }) => kind === "exact" && !holds),
    claims: claims.length,
  };
}
