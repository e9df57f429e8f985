import type { Term } from "../term.js";

/** Of lesson 12: what outlives what, and what keeps it from doing so. */
export const lifetimes: readonly Term[] = [
  {
    term: "orphan",
    means:
      "A task whose parent has ended: nobody awaits it, nobody can stop it, and nobody hears of its failure.",
    explained: "12-structured-lifetimes#read-orphans",
    shown: "12-structured-lifetimes#claim-orphans",
  },
  {
    term: "structured concurrency",
    means:
      "The rule that a block ends only after every task that was started in it has ended, so that tasks nest as function calls do.",
    explained: "12-structured-lifetimes#why-a-scope",
    shown: "12-structured-lifetimes#show-scope",
  },
  {
    term: "nursery",
    also: ["task group"],
    means:
      "Trio's word for the block that structured concurrency asks for, elsewhere a *scope*: tasks are started in it, one failure cancels the others, and it ends after the last.",
    explained: "12-structured-lifetimes#why-a-scope",
    shown: "12-structured-lifetimes#show-scope",
  },
  {
    term: "disposal",
    means:
      "Giving back what was acquired: in the reverse order, after the last task that may use it has ended, and to its end even where one step of it fails.",
    explained: "12-structured-lifetimes#disposal",
    shown: "12-structured-lifetimes#dispose-in-order",
  },
  {
    term: "SuppressedError",
    means:
      "A pair of errors that the clean-up of `using` throws: `error` came later, and `suppressed` is the one that it got in the way of.",
    explained: "12-structured-lifetimes#read-told",
    shown: "12-structured-lifetimes#suppressed-chain",
  },
  {
    term: "cancel scope",
    means:
      "A deadline or cancellation that holds for all that happens in a block, however deep; inner ones can end sooner than outer ones and never later.",
    explained: "12-structured-lifetimes#curio-and-trio",
    shown: "12-structured-lifetimes#nested-deadlines",
  },
  {
    term: "checkpoint",
    means:
      "A place in a task where others may run and where a cancellation arrives; in TypeScript a wait that was given the signal, or `throwIfAborted` after a turn of the loop.",
    explained: "12-structured-lifetimes#curio-and-trio",
    shown: "12-structured-lifetimes#claim-checkpoints",
  },
  {
    term: "task-local",
    also: ["AsyncLocalStorage"],
    means:
      "Of a value: a task has its own, whatever thread it runs on, and what it starts inherits it; in Node.js by `AsyncLocalStorage`.",
    explained: "12-structured-lifetimes#async-local",
    shown: "12-structured-lifetimes#claim-task-local",
  },
];
