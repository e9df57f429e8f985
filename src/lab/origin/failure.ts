import { chance } from "./chance.js";

/** The ways in which the origin can fail a request. */
export const failureKinds = [
  /** Answers with an error status (500 unless the rule names another). */
  "status",
  /** Nobody listens where the url points. */
  "refused",
  /** The connection is reset before any answer. */
  "reset",
  /** The connection is reset after the head and half of the body. */
  "reset-body",
  /** No answer, ever. */
  "hang",
  /** The head and half of the body, then silence. */
  "hang-body",
  /** The whole body, but a few bytes at a time: no pause is long, the sum is. */
  "drip",
  /** The connection ends in order after half of the body. */
  "truncated",
  /** Says gzip and sends something else, also to a client that did not ask for gzip. */
  "wrong-gzip",
] as const;

export type FailureKind = (typeof failureKinds)[number];

/** Which pages fail, how, and how often. */
export interface FailureRule {
  kind: FailureKind;
  /** The numbers of the pages that fail. Default: those that `rate` picks. */
  pages?: readonly number[];
  /** The share of pages that fail, 0 to 1, drawn by the origin's seed. Default 1. */
  rate?: number;
  /** How many requests for such a page fail before one succeeds; default all of them. Never of use with `refused`. */
  times?: number;
  /** The status of `kind: "status"`; default 500. */
  status?: number;
}

/** The failure that a page meets at its nth request (from 0): the first rule that picks it. */
export function failureOf(
  rules: readonly FailureRule[],
  seed: number,
  page: number,
  attempt = 0,
): FailureRule | undefined {
  return rules.find(({ pages, rate = 1, times = Number.POSITIVE_INFINITY }, i) => {
    if (attempt >= times) return false;
    return pages ? pages.includes(page) : chance(seed, page, 1000 + i) < rate;
  });
}
