import type { Term } from "../term.js";

/** Of lesson 13: more work than can be done, and what gives. */
export const pressure: readonly Term[] = [
  {
    term: "back-pressure",
    means:
      "What makes a producer wait when its consumer is behind: a full queue that blocks, a `drain` that has not come, a spent credit.",
    explained: "13-queues-and-pressure#full-policies",
    shown: "13-queues-and-pressure#claims-streams",
  },
  {
    term: "load shedding",
    also: ["shedding", "sheds"],
    means:
      "Turning work away on purpose while more comes than can be done, so that what is let in is still done in time.",
    explained: "13-queues-and-pressure#full-policies",
    shown: "13-queues-and-pressure#show-policies",
  },
  {
    term: "high-water mark",
    also: ["highWaterMark"],
    means:
      "The amount in a stream's buffer from which on `write()` says `false`: advice to stop, and no limit.",
    explained: "13-queues-and-pressure#streams",
    shown: "13-queues-and-pressure#show-writers",
  },
  {
    term: "credit",
    means:
      "A permit to send one more message, which comes back when the receiver is done with one; as many as are given out can be under way.",
    explained: "13-queues-and-pressure#ports",
    shown: "13-queues-and-pressure#claims-port",
  },
  {
    term: "head-of-line blocking",
    means:
      "The wait of quick items behind a slow one, in a queue or on a connection that must be served in order.",
    explained: "13-queues-and-pressure#head-of-line",
    shown: "13-queues-and-pressure#table-head",
  },
  {
    term: "pipelining",
    means:
      "Sending several requests on one connection of HTTP/1.1 before the first is answered; the answers come in the order of the requests all the same.",
    explained: "13-queues-and-pressure#predict-head",
    shown: "13-queues-and-pressure#table-head",
  },
  {
    term: "closed load",
    means:
      "A fixed number of users, each of whom sends the next request only after an answer, so that a slow server is asked less.",
    explained: "13-queues-and-pressure#who-is-asked",
    shown: "13-queues-and-pressure#show-stall",
  },
  {
    term: "open load",
    means:
      "Requests that come at a rate of their own, whether or not earlier ones have been answered.",
    explained: "13-queues-and-pressure#two-loads",
    shown: "13-queues-and-pressure#show-stall",
  },
  {
    term: "coordinated omission",
    means:
      "The error of a load generator that waits together with the server it measures: the requests that should have come during a stall are not sent, or their clocks start late, and so the stall hardly shows.",
    explained: "13-queues-and-pressure#read-stall",
    shown: "13-queues-and-pressure#show-distributions",
  },
  {
    term: "tail latency",
    also: ["p99"],
    means:
      "How long the slowest few requests take, given as a high quantile: of 100 requests 99 take at most the *p99*.",
    explained: "13-queues-and-pressure#parts-meaning",
    shown: "13-queues-and-pressure#table-average",
  },
  {
    term: "fan-out",
    means:
      "The number of calls that one request makes and waits for; the larger it is, the more surely one of them is slow.",
    explained: "13-queues-and-pressure#parts-meaning",
    shown: "13-queues-and-pressure#run-parts",
  },
  {
    term: "utilisation",
    means:
      "The share of the time in which a server is busy, which for one server is the rate of arrivals times the mean time of service.",
    explained: "13-queues-and-pressure#how-full",
    shown: "13-queues-and-pressure#show-utilisation",
  },
  {
    term: "Poisson process",
    means:
      "Arrivals at random and independent of each other at a steady mean rate, so that the gaps between them are exponential.",
    explained: "13-queues-and-pressure#how-full",
    shown: "13-queues-and-pressure#run-utilisation",
  },
  {
    term: "M/M/1",
    means:
      "The simplest queue of the theory, with Poisson arrivals, exponential service and one server: at a utilisation `u` a request stays on average `1 / (1 - u)` times as long as it is served.",
    explained: "13-queues-and-pressure#how-full",
    shown: "13-queues-and-pressure#show-utilisation",
  },
];
