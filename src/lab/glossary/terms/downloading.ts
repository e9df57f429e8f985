import type { Term } from "../term.js";

/** Of lessons 03, 05 and 06: requests, how they fail, and who waits for them. */
export const downloading: readonly Term[] = [
  {
    term: "in flight",
    means: "Sent and not yet answered to the last byte.",
    explained: "03-honest-downloads#honest-downloads",
    shown: "03-honest-downloads#claims-on-the-wire",
  },
  {
    term: "latency",
    also: ["latencies"],
    means:
      "The time from a request to its answer, as the one who asked sees it; while it passes, neither side's processor need be at work.",
    explained: "03-honest-downloads#the-program",
    shown: "03-honest-downloads#show-sweep",
  },
  {
    term: "slot",
    means:
      "One of the `k` places at which a loop goes on with the next item when the last one is done: it is what limits the number in flight.",
    explained: "00-start-here#read-a-timeline",
    shown: "03-honest-downloads#show-slots",
  },
  {
    term: "session reuse",
    also: ["connection reuse"],
    means:
      "Sending several requests over one connection, one after the other, which saves each of them the round trips by which a connection is opened.",
    explained: "03-honest-downloads#a-client-per-request",
    shown: "03-honest-downloads#count-connections",
  },
  {
    term: "round trip",
    means:
      "The way of a packet to the other machine and of its answer back: the least time in which anything can be asked and known.",
    explained: "03-honest-downloads#across-a-network",
    shown: "03-honest-downloads#price-of-a-connection",
  },
  {
    term: "timeout",
    means:
      "A limit on one wait, such as that for the head of an answer or for the next piece of its body; a call that keeps moving may pass any number of them.",
    explained: "03-honest-downloads#timeouts",
    shown: "05-failing-well#show-slow-servers",
  },
  {
    term: "deadline",
    means:
      "The moment by which the whole must be over, retries and the reading of bodies included, however it came to be late.",
    explained: "03-honest-downloads#timeouts",
    shown: "03-honest-downloads#drip-and-deadline",
  },
  {
    term: "combinator",
    means:
      "A function that makes one promise of several, such as `Promise.all`, `allSettled`, `any` and `race`; none of JavaScript's stops the calls behind them.",
    explained: "05-failing-well#four-combinators",
    shown: "05-failing-well#claim-combinators",
  },
  {
    term: "unhandled rejection",
    means:
      "The failure of a promise to which nothing listens; by default it ends a Node.js process.",
    explained: "05-failing-well#lost-failures",
    shown: "05-failing-well#three-failures",
  },
  {
    term: "AggregateError",
    means:
      "An error that stands for several: `errors` lists them as equals, with no word on which of them caused which.",
    explained: "05-failing-well#lost-failures",
    shown: "05-failing-well#three-failures",
  },
  {
    term: "survivorship bias",
    means:
      "The error of judging by what came through alone: a benchmark that counts failures as done, or drops them, becomes faster by what it lacks.",
    explained: "05-failing-well#survivorship",
    shown: "05-failing-well#claim-swallowing",
  },
  {
    term: "retry",
    also: ["retries"],
    means:
      "A further attempt at a call that failed, right only for what may be done twice and for failures that may pass; retries of nested layers multiply.",
    explained: "05-failing-well#retries",
    shown: "05-failing-well#nested-retries",
  },
  {
    term: "back-off",
    also: ["backs off"],
    means:
      "The wait before a retry; *exponential* back-off doubles it with each attempt, up to a bound.",
    explained: "05-failing-well#retries",
    shown: "05-failing-well#show-backoff",
  },
  {
    term: "jitter",
    means:
      "Chance added to a wait, so that callers who failed together do not come back together; *full* jitter draws the whole wait, from nothing to the back-off's length.",
    explained: "05-failing-well#predict-storm",
    shown: "05-failing-well#show-served",
  },
  {
    term: "retry storm",
    also: ["storm"],
    means:
      "The load that retries themselves put on a server that is already failing, and which keeps it failing.",
    explained: "05-failing-well#the-storm",
    shown: "05-failing-well#run-storm",
  },
  {
    term: "concurrency model",
    also: ["models"],
    means:
      "A program's answer to who waits and who works: one thread in sequence, an event loop, several threads, several processes, or processes with an event loop each.",
    explained: "06-five-ways-to-download#five-ways-to-download",
    shown: "06-five-ways-to-download#show-capabilities",
  },
  {
    term: "worker pool",
    also: ["thread pool", "pool of workers", "warm pool", "pool of processes"],
    means:
      "Workers that are started once and then given one task after another, so that no task pays for a start.",
    explained: "06-five-ways-to-download#read-threads",
    shown: "06-five-ways-to-download#run-warm",
  },
  {
    term: "thread-local",
    means:
      "Of a variable: there is one for each thread, so that no lock is needed; every module variable of a worker thread in Node.js is.",
    explained: "06-five-ways-to-download#read-thread-worker",
    shown: "06-five-ways-to-download#source-thread-worker",
  },
  {
    term: "cold",
    means:
      "Of a figure: it includes what is paid once, such as starting workers, loading modules, opening connections and compiling hot code.",
    explained: "06-five-ways-to-download#cold-then-warm",
    shown: "06-five-ways-to-download#show-cold-and-warm",
  },
  {
    term: "warm",
    means: "Of a figure: it begins when what is paid once has been paid.",
    explained: "06-five-ways-to-download#cold-then-warm",
    shown: "06-five-ways-to-download#show-cold-and-warm",
  },
  {
    term: "speedup",
    means:
      "The time of the reference divided by the time of what is compared with it; for workers, the reference is one of them doing the same work.",
    explained: "06-five-ways-to-download#then-warm",
    shown: "06-five-ways-to-download#show-cold-and-warm",
  },
  {
    term: "chunk",
    means:
      "Several items handed out as one task: larger ones cost fewer messages, smaller ones leave less idle time at the end, and a worker never has more in flight than its chunk holds.",
    explained: "06-five-ways-to-download#chunked",
    shown: "08-the-price-of-a-worker#show-u",
  },
];
