import type { Term } from "../term.js";

/** Of lessons 04 and 10: who runs next on the one thread, and what stands behind it. */
export const theLoop: readonly Term[] = [
  {
    term: "coroutine",
    means:
      "A function that can stop in its middle, keep its variables, and be resumed there; an `async` function is one whose resumption is driven by promises, a generator one that its caller drives.",
    explained: "04-the-loop#coroutine-read",
    shown: "04-the-loop#coroutine",
  },
  {
    term: "future",
    means:
      "A value that may not be there yet, with the list of those who wait for it; JavaScript's is the promise, which runs them as microtasks when it settles.",
    explained: "04-the-loop#the-future",
    shown: "04-the-loop#future",
  },
  {
    term: "task",
    means:
      "A coroutine together with the loop that drives it, resumed each time a future that it waits for has settled; more loosely, a piece of work under way.",
    explained: "04-the-loop#the-task",
    shown: "04-the-loop#task",
    everyday: "for a piece of work, the word is used from lesson 03 on",
  },
  {
    term: "starvation",
    also: ["starve", "starves"],
    means:
      "Being ready to run and never getting a turn, because others are always served first; in Node.js an unbroken chain of microtasks does that to every timer and socket.",
    explained: "04-the-loop#mystery-solved",
    shown: "04-the-loop#claim-our-loop-starves",
  },
  {
    term: "microtask",
    also: ["microtask queue", "promise job"],
    means:
      "A job that runs as soon as the current callback has returned, before the event loop goes on: promise reactions, the continuation after an `await`, and what `queueMicrotask` is given.",
    explained: "04-the-loop#microtasks",
    shown: "04-the-loop#claim-no-turn",
  },
  {
    term: "turn of the loop",
    also: ["turns of the loop", "loop turns", "turn of Node's loop"],
    means:
      "One round of an event loop through all of its phases; timers, sockets and files are served only as it goes round.",
    explained: "04-the-loop#microtasks",
    shown: "04-the-loop#claim-turns",
  },
  {
    term: "phase",
    means:
      "A station in the turn of Node's event loop that serves one kind of source: timers, poll (sockets, files and the wait for them) and check (`setImmediate`), among others.",
    explained: "04-the-loop#who-runs-next",
    shown: "04-the-loop#show-phases",
  },
  {
    term: "yielding by the clock",
    also: ["yield by the clock", "by the clock"],
    means:
      "Giving the event loop a turn when long work has held it for a set time, instead of after every step: late enough to be cheap, soon enough to be unnoticed.",
    explained: "04-the-loop#which-to-take",
    shown: "04-the-loop#show-small-steps",
  },
  {
    term: "context switch",
    also: ["context switches"],
    means:
      "The exchange, by the operating system, of the thread that a processor runs; resuming an `async` function is none, since the thread stays.",
    explained: "04-the-loop#awaited-everywhere",
    shown: "04-the-loop#show-fib",
  },
];
