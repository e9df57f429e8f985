import type { Term } from "../term.js";

/** Of lesson 11: what comes in between, and how it is kept out. */
export const races: readonly Term[] = [
  {
    term: "lost update",
    means:
      "A write that overwrites another one unseen, because both were computed from the same earlier read.",
    explained: "11-races#name-it",
    shown: "11-races#show-interleaving",
  },
  {
    term: "race condition",
    means:
      "A program's dependence on the order in which concurrent steps happen to come, where some of the orders give a wrong result.",
    explained: "11-races#name-it",
    shown: "11-races#show-interleaving",
  },
  {
    term: "critical section",
    means:
      "Steps during which no other task may touch the same data, such as those from a read to the write that is based on it.",
    explained: "11-races#name-it",
    shown: "11-races#show-visits",
  },
  {
    term: "check, then act",
    means:
      "A race condition in which a decision is based on a look at state that another task can change before the action that follows.",
    explained: "11-races#two-more",
    shown: "11-races#show-check-then-act",
  },
  {
    term: "deadlock",
    means:
      "A state in which each of several tasks waits for something that another one of them holds, so that none ever goes on.",
    explained: "11-races#deadlock",
    shown: "11-races#show-two-locks",
  },
  {
    term: "mutex",
    also: ["mutual exclusion"],
    means:
      "A lock that at most one task holds at a time, and for which the others wait; between tasks of one event loop a chain of promises is enough, between threads it takes `Atomics`.",
    explained: "11-races#keep-them-out",
    shown: "11-races#show-async-mutex",
  },
  {
    term: "semaphore",
    means:
      "A count of permits that are taken and given back: at most so many tasks are inside at once, which limits a load and excludes nobody when there is more than one.",
    explained: "11-races#semaphore-too",
    shown: "11-races#visit",
  },
  {
    term: "atomic operation",
    also: ["atomic", "atomics"],
    means:
      "An operation on shared memory, such as a load, add and store in one, that no other thread can see half done.",
    explained: "11-races#atomics",
    shown: "11-races#show-rates",
  },
  {
    term: "lock-free",
    means:
      "Of an algorithm: some thread always makes progress, however the others are delayed; it says nothing about speed, since the threads may still wait for the same cache line.",
    explained: "11-races#read-rates",
    shown: "11-races#claim-sharing",
  },
  {
    term: "cache line",
    means:
      "The unit, mostly 64 bytes, in which processors move memory between their caches; only one core at a time can change it.",
    explained: "11-races#read-rates",
    shown: "11-races#claim-sharing",
  },
  {
    term: "re-entrant lock",
    also: ["re-entrant", "RLock"],
    means:
      "A lock that its holder may take again, and must give back as often; since the holder is a thread, it excludes nobody among the tasks of one event loop.",
    explained: "11-races#reentrant",
    shown: "11-races#reentrant-async",
  },
  {
    term: "Web Locks",
    means:
      "Locks by name, `navigator.locks.request(name, task)`, held until the task's promise settles, in browsers and in Node.js from version 24 on.",
    explained: "11-races#web-locks",
    shown: "11-races#run-web-locks",
  },
];
