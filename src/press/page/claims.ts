import { CLAIM_MIME, type Claim } from "../../lab/lesson/mime.js";
import type { Notebook } from "../notebook/index.js";

/** The claims of an executed notebook in order; none where it was not executed. */
export function claimsOf(notebook: Notebook): Claim[] {
  return displayed(notebook, CLAIM_MIME).filter(isClaim);
}

/** Every value that the notebook's cells displayed under that MIME type, in order. */
export function displayed({ cells }: Notebook, mime: string): unknown[] {
  const values: unknown[] = [];
  for (const { outputs } of cells) {
    for (const output of outputs) {
      if (output.type === "display" && output.data[mime] !== undefined) {
        values.push(output.data[mime]);
      }
    }
  }
  return values;
}

/** How many claims held, as people say it: `5 of 5 claims held`. */
export function held(claims: readonly Claim[]): string {
  const count = claims.filter(({ holds }) => holds).length;
  return `${count} of ${claims.length} ${claims.length === 1 ? "claim" : "claims"} held`;
}

function isClaim(value: unknown): value is Claim {
  const { id, text, holds } = (value ?? {}) as Partial<Claim>;
  return typeof id === "string" && typeof text === "string" && typeof holds === "boolean";
}
