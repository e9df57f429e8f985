import { emit } from "./emit.js";
import { A_RATIO_MAY_FAIL, CLAIM_MIME, type Claim } from "./mime.js";

/**
 * Whether the assertion holds in this run, and what was observed.
 *
 * - `exact`: must hold on every machine (bytes, sums, counts, order);
 * - `measured`: a ratio of this run, which a busy machine may spoil.
 */
export type Evidence =
  | { exact: boolean; evidence: string; measured?: never }
  | { measured: boolean; evidence: string; exact?: never };

/**
 * States what the lesson asserts together with what the run observed. One that does not hold is
 * shown as not holding: it never throws.
 *
 * @param id Unique in the lesson, a readable slug.
 * @param text The assertion, one sentence without figures of this run.
 */
export function claim(id: string, text: string, evidence: Evidence): void {
  const kind = evidence.exact === undefined ? "measured" : "exact";
  const holds = evidence.exact ?? evidence.measured ?? false;
  const verdict = holds ? "Claim holds" : "Claim does not hold";
  const statement: Claim = { id, text, kind, holds, evidence: evidence.evidence };
  const observed = [evidence.evidence];
  if (kind === "measured" && !holds) observed.push(A_RATIO_MAY_FAIL);
  emit({
    [CLAIM_MIME]: statement,
    "text/markdown": [`> **${verdict}** (${kind}): ${text}`, ...observed].join("\n>\n> "),
    "text/plain": [`${verdict} (${kind}): ${text}`, ...observed].join(" "),
  });
}
