/**
 * What a model can promise. The first three it must, to be a download at all; `models` says which
 * of the others a model cannot keep, and `examine` finds out.
 */
export const promises = {
  complete: "gives every page, in the order of the urls, with the bytes that were served",
  honest: "rejects with the first failure, as an error that names the url",
  forthcoming: "hands over each page as it completes, also those before a failure",
  overlapping: "has several requests in flight",
  bounded: "has at most `concurrency` requests in flight",
  thrifty: "opens no more connections than `concurrency`",
  frugal: "starts nothing more after the first failure",
  stoppable: "ends with the signal's reason as soon as that aborts",
  responsive: "lets timers and other work of the thread go on meanwhile",
} as const;

export type PromiseName = keyof typeof promises;
