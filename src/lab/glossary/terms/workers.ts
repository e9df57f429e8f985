import type { Term } from "../term.js";

/** Of lessons 07 to 09: work on several processors, its price and its laws. */
export const workers: readonly Term[] = [
  {
    term: "closed form",
    means:
      "A formula that gives a result without going through its steps; here the judge of computed sums, since it shares no line with the programs that it judges.",
    explained: "07-threads-for-computing#read-two-threads",
    shown: "07-threads-for-computing#claims-two-threads",
  },
  {
    term: "partition",
    also: ["partitioning"],
    means:
      "The division of a range into parts so that each element is in exactly one of them; where each part begins at the end of the one before, none can be lost between two.",
    explained: "07-threads-for-computing#partitioning-done-right",
    shown: "07-threads-for-computing#show-partition",
  },
  {
    term: "structured clone",
    also: ["clone", "cloned", "cloning"],
    means:
      "The copy that `postMessage` makes of a value, object by object, so that sender and receiver share no object.",
    explained: "08-the-price-of-a-worker#what-a-message-costs",
    shown: "08-the-price-of-a-worker#claims-by-size",
  },
  {
    term: "transfer",
    also: ["transferred"],
    means:
      "Handing a buffer to another thread without copying it: the receiver gets the memory, and the sender's view of it is detached.",
    explained: "08-the-price-of-a-worker#what-a-message-costs",
    shown: "08-the-price-of-a-worker#claims-deliveries",
  },
  {
    term: "imbalance",
    means:
      "The time that workers stand idle at the end of a run because the last tasks were too few or too long to be shared fairly.",
    explained: "08-the-price-of-a-worker#two-causes",
    shown: "08-the-price-of-a-worker#show-losses",
  },
  {
    term: "warm-up",
    also: ["warm up", "warms up", "warmed up", "warms itself up", "warming up"],
    means:
      "Runs made before those that count, so that caches are filled and the engine has compiled the code; they help as far as they resemble what follows.",
    explained: "08-the-price-of-a-worker#warming-up",
    shown: "08-the-price-of-a-worker#show-loop-warm-ups",
  },
  {
    term: "deoptimisation",
    also: ["deoptimise", "deoptimises"],
    means:
      "An engine's return from compiled to interpreted code, when a value comes for which the compiled code was not made.",
    explained: "08-the-price-of-a-worker#read-loop-warm-ups",
    shown: "08-the-price-of-a-worker#show-loop-warm-ups",
  },
  {
    term: "break-even",
    means:
      "The size of a job at which two ways take equally long: below it the fixed price of the dearer one is not earned back.",
    explained: "08-the-price-of-a-worker#break-even",
    shown: "08-the-price-of-a-worker#claim-warm-break-even",
  },
  {
    term: "throughput",
    means: "The number of things finished in a unit of time, such as answers a second.",
    explained: "09-laws-of-scaling#as-many-as-cores",
    shown: "09-laws-of-scaling#show-sweep",
  },
  {
    term: "Little's law",
    means:
      "In a steady state, the mean number inside a system is the rate at which things come times the mean time that each of them stays, whatever the order and however the times vary.",
    explained: "09-laws-of-scaling#little",
    shown: "09-laws-of-scaling#table-little",
  },
  {
    term: "serial part",
    also: ["serial share"],
    means:
      "The part of the work that only one worker can do at a time, however many there are; as a share of the time on one worker it is the `s` of Amdahl's law.",
    explained: "09-laws-of-scaling#amdahl",
    shown: "09-laws-of-scaling#show-recordings",
  },
  {
    term: "Gustafson's law",
    means:
      "If the work grows with the workers and the serial share `s` of the time stays, `n` workers do `s + n (1 - s)` times as much in the same time.",
    explained: "09-laws-of-scaling#gustafson",
    shown: "09-laws-of-scaling#table-gustafson",
  },
  {
    term: "universal scalability law",
    means:
      "Gunther's model of throughput, `λn / (1 + σ(n - 1) + κn(n - 1))` for `n` workers, in which contention `σ` bends the curve and coherency `κ` makes it fall beyond a peak.",
    explained: "09-laws-of-scaling#universal",
    shown: "09-laws-of-scaling#show-universal",
  },
  {
    term: "contention",
    means:
      "Queueing for something that only one can have at a time, such as a lock, a connection or the one thread of an event loop.",
    explained: "09-laws-of-scaling#sigma-kappa",
    shown: "09-laws-of-scaling#show-universal",
  },
  {
    term: "coherency",
    means:
      "What workers spend on agreeing with each other about shared data, from cache lines to replicas; with `n` of them there are about `n²` pairs.",
    explained: "09-laws-of-scaling#sigma-kappa",
    shown: "09-laws-of-scaling#show-universal",
  },
  {
    term: "residual",
    means:
      "The distance of a measured point from the fitted line; small ones without a pattern speak for the fit.",
    explained: "09-laws-of-scaling#residuals-lead",
    shown: "09-laws-of-scaling#table-fits",
  },
];
