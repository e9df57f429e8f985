import type { ConstructGroup } from "../construct.js";

export const structured: ConstructGroup = {
  title: "Lifetimes",
  constructs: [
    {
      python: "async with",
      does: "acquires something, and gives it back when the block ends, however it ends",
      typescript:
        "`await using` for one thing, `withScope` with `use` and `defer` for several and for tasks",
      differs:
        "TypeScript knows `await using` from 5.2 on, Node.js itself from 24 on, and nested `try … finally` does the same; all of them give back in reverse order, and only a scope waits for the tasks of its block.",
      runs: "12-structured-lifetimes#dispose-in-order",
    },
    {
      python: "threading.local in asyncio, contextvars",
      does: "gives each task its own value of a variable",
      typescript: "`AsyncLocalStorage`",
      differs:
        "A new thread begins with an empty `threading.local`; a child task inherits, in Python by `contextvars` as here.",
      runs: "12-structured-lifetimes#run-async-local",
    },
    {
      python: "Curio",
      does: "is a library of structured concurrency, with task groups, that does without callbacks and futures",
      typescript: "Generators that a runtime drives: `effection`",
      differs:
        "The tenth by which an article finds Curio faster is noise. What both bring is that a task can be ended between its steps from outside, which no `async` function of JavaScript allows.",
      runs: "12-structured-lifetimes#run-three",
    },
    {
      python: "Trio",
      does: "is a library whose nurseries end after their tasks, and whose cancellation reaches every `await`",
      typescript: "`scope` of this course, `effection` or `effect`",
      differs:
        "Trio delivers a cancellation at each checkpoint until the block has ended; here each wait must be handed the signal, and a promise that ignores it cannot be ended by anybody.",
      runs: "12-structured-lifetimes#run-three",
    },
  ],
};
