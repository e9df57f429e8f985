import type { Term } from "../term.js";

/** Of lesson 14: work that outlives its workers. */
export const jobs: readonly Term[] = [
  {
    term: "job queue",
    means:
      "A list of work kept by a server, to which programs add and from which workers on any machine take, so that neither needs to live at the same time as the other.",
    explained: "14-beyond-one-machine#beyond-one-machine",
    shown: "14-beyond-one-machine#start-workers",
  },
  {
    term: "broker",
    means:
      "The server that keeps a queue's messages or jobs between those who add and those who take.",
    explained: "14-beyond-one-machine#names",
    shown: "14-beyond-one-machine#worker-command",
  },
  {
    term: "rate limit",
    means:
      "A bound on how many things may start in a span of time, however many could be under way at once.",
    explained: "14-beyond-one-machine#limit-too",
    shown: "14-beyond-one-machine#rate-limit",
  },
  {
    term: "stalled job",
    means:
      "One whose worker has let the lock on it expire, because it is dead or too busy to renew it; another worker begins it again.",
    explained: "14-beyond-one-machine#read-killed",
    shown: "14-beyond-one-machine#show-killed",
  },
  {
    term: "acknowledgement",
    also: ["acknowledges"],
    means: "A worker's word to the queue that a job is done and need not be given to anybody else.",
    explained: "14-beyond-one-machine#exactly-once",
    shown: "14-beyond-one-machine#claim-silence",
  },
  {
    term: "at least once",
    means:
      "The promise of a queue that takes a job for done only after its work: none is lost, and one whose worker dies is done again.",
    explained: "14-beyond-one-machine#exactly-once",
    shown: "14-beyond-one-machine#claim-keyed",
    everyday: "lesson 04 uses the words of turns of the loop, in their plain sense",
  },
  {
    term: "at most once",
    means:
      "The promise of a queue that takes a job for done before its work: none is done twice, and one whose worker dies is lost.",
    explained: "14-beyond-one-machine#exactly-once",
    shown: "14-beyond-one-machine#claim-silence",
  },
  {
    term: "idempotent",
    also: ["idempotency"],
    means: "Having the same effect when it is done twice as when it is done once.",
    explained: "14-beyond-one-machine#idempotent",
    shown: "14-beyond-one-machine#claim-keyed",
  },
  {
    term: "idempotency key",
    means:
      "A name for an effect, the same in each run of its job, by which whoever has the effect knows that it has had it.",
    explained: "14-beyond-one-machine#read-keyed",
    shown: "14-beyond-one-machine#claim-keyed",
  },
];
