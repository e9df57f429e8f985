import type { ConstructGroup } from "../construct.js";

export const threadsAndProcesses: ConstructGroup = {
  title: "Threads, processes and what they share",
  constructs: [
    {
      python: "requests.Session",
      does: "keeps connections open between requests",
      typescript:
        "`Pool` of `undici` for one server, `Agent` for many; the built-in `fetch` has one of its own",
      differs:
        "A `Session` is not promised to be safe for several threads, so each thread needs its own; one `Pool` serves all requests of a thread at once, and a body that is left unread holds its connection.",
      runs: "03-honest-downloads#count-connections",
    },
    {
      python: "threading.local",
      does: "gives each thread its own value of a variable",
      typescript: "A module variable of a worker, such as `client` in `thread.worker`",
      differs:
        "Every worker thread has its own copy of each module, so its variables are thread-local without being asked.",
      runs: "06-five-ways-to-download#source-thread-worker",
    },
    {
      python: "RLock",
      does: "is a lock that its holder may take again",
      typescript: "`createReentrantMutex`, or better a private function that does not lock",
      differs:
        "The holder is a thread, and all tasks of an event loop are the same thread: between them it excludes nobody.",
      runs: "11-races#reentrant-async",
    },
    {
      python: "Queue",
      does: "hands items from producers to consumers, and makes them wait when it is full or empty",
      typescript: "`createQueue`, with `put` and `for await`",
      differs:
        "`queue.Queue` blocks a thread that waits, `asyncio.Queue` suspends a task, and so does ours; between threads there are only messages, which are copied and have no limit of their own.",
      runs: "11-races#run-owner",
    },
    {
      python: "ThreadPoolExecutor",
      does: "runs calls that block on a set of threads",
      typescript:
        "`openEventLoop` for waits, `openThreads` (Piscina underneath) for work, with the same contract",
      differs:
        "In Python threads are for calls that block; network calls of Node.js do not, so there threads are for computing, and they do run at the same moment.",
      runs: "06-five-ways-to-download#the-pools",
    },
    {
      python: "ProcessPoolExecutor",
      does: "computes in several processes, past the interpreter lock",
      typescript: "`openThreads` for nearly everything, `openProcesses` where isolation is wanted",
      differs:
        "Worker threads of Node.js compute in parallel, start sooner and need less memory; a process protects the others from a crash.",
      runs: "07-threads-for-computing#run-seven",
    },
    {
      python: "multiprocessing.Pool(initializer=…)",
      does: "prepares each process once, before its first task",
      typescript:
        "The top level of the module that each process of `download/processes` begins with",
      differs:
        "A worker begins by running its module, so what stands there is done once for each worker; no further hook is needed.",
      runs: "06-five-ways-to-download#source-processes",
    },
  ],
};
