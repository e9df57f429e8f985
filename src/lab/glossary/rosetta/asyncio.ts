import type { ConstructGroup } from "../construct.js";

export const asyncio: ConstructGroup = {
  title: "asyncio",
  constructs: [
    {
      python: "asyncio.gather",
      does: "waits for several coroutines and gives their results in order",
      typescript: "`Promise.all`; `Promise.allSettled` for `return_exceptions=True`",
      differs:
        "`gather` starts what it is given; promises are under way before `Promise.all` is called, and all it does is wait. When one fails, neither stops the others.",
      runs: "05-failing-well#run-combinators",
    },
    {
      python: "as_completed with tqdm",
      does: "gives results in the order in which they come, beside a progress bar",
      typescript: "`for await` over `asCompleted`, with `progress`",
      differs:
        "JavaScript has no such function built in; `Promise.race` in a loop does it in quadratic time.",
      runs: "05-failing-well#reader-functions",
    },
    {
      python: "wait(…, return_when=FIRST_COMPLETED)",
      does: "waits for the first, and gives back who is done and who is not",
      typescript: "`Promise.race` with an `AbortController` for the others",
      differs:
        "In both languages the losers run on until they are cancelled; `race` does not say who won and gives no list of the rest.",
      runs: "02-one-after-another#first-completed-program",
    },
    {
      python: "loop.run_in_executor",
      does: "takes a call that would hold the loop to a thread, and gives back a future",
      typescript: "`threads.compute` of a pool that `openThreads` has started",
      differs:
        "A closure cannot be sent to a worker thread: it is given a module and data, which are copied.",
      runs: "07-threads-for-computing#run-two-threads",
    },
    {
      python: "generators as coroutines",
      does: "made coroutines before `async def`, by `yield from` and a loop that drives them",
      typescript: "`function*`, driven by `next`",
      differs: "Nothing: it is the same idea, and `async` functions are the same machine in both.",
      runs: "04-the-loop#coroutine",
    },
    {
      python: "nest_asyncio",
      does: "allows a loop to be run inside a running loop, in a notebook above all",
      typescript:
        "Nothing: notebooks have a top-level `await`, and Node's loop cannot be entered again",
      differs:
        "A `loop` of your own inside Node's is a long synchronous call: until it returns, no timer and no socket of the process is served.",
      runs: "04-the-loop#claim-nested",
    },
    {
      python: "uvloop",
      does: "replaces asyncio's loop by one on libuv, for speed",
      typescript:
        "Nothing to install: the program of `runFile`, like all of Node.js, runs on libuv's loop",
      differs:
        "In Python the loop is a part that can be exchanged; in Node.js it is built in, and its phases are part of what programs observe.",
      runs: "04-the-loop#run-file",
    },
  ],
};
