import type { Experiment, PublishedSource } from "./experiment.js";

/** Five public articles on Python concurrency. */
export const sources = {
  csrgxtu: {
    title: "Speed up your code with concurrency",
    machine: "2.7 GHz Intel Core i7, 16 GB",
    date: "2020-02",
  },
  notes: {
    title: "Concurrency (notes after the Real Python article)",
    machine: "not stated",
  },
  rhymes: {
    title: "How to make Python code concurrent with 3 lines",
    machine: "4 cores",
    date: "2018",
  },
  csdn: {
    title: "Concurrency in Python (notes after the Real Python article)",
    machine: "8 logical processors, Windows",
  },
  smarlowucf: {
    title: "A Pythonic Journey Into Concurrency",
    machine: "not stated",
    date: "2019-01-26",
  },
} satisfies Record<string, PublishedSource>;

export type SourceName = keyof typeof sources;

/**
 * What the articles printed for their own programs, with the conditions they state: facts only.
 * A result is one run unless it has several times.
 */
export const experiments: readonly Experiment[] = [
  {
    source: "csrgxtu",
    task: "download",
    what: "160 downloads: two pages of one site, 80 times each; 18547 and 32524 bytes decoded, 5112 and 8104 on the wire (gzip)",
    results: [
      {
        model: "sequential",
        seconds: [147.57],
      },
      {
        model: "threads",
        workers: 5,
        seconds: [34.54],
        note: "the article's own summary table says 35.54",
      },
      {
        model: "processes",
        workers: 5,
        seconds: [41.21],
        note: "a new session (connection) for every request; the thread version keeps one per thread",
      },
      {
        model: "event loop",
        seconds: [14.11],
        note: "prints content_length and never reads a body: not the same work; return_exceptions is set and the results are ignored",
      },
      {
        model: "processes + event loop",
        workers: 5,
        seconds: [6.9],
        note: "chunks of 5 urls each (32 chunks), not 5 chunks of 32",
      },
    ],
  },
  {
    source: "csrgxtu",
    task: "compute",
    what: "sum of squares below n, for 20 values of n from 5,000,000",
    results: [
      {
        model: "sequential",
        seconds: [11.24],
      },
      {
        model: "processes",
        seconds: [3.23],
        note: "pool of one worker per processor; the sums are thrown away",
      },
    ],
  },
  {
    source: "notes",
    task: "download",
    what: "160 downloads: two small pages, 80 times each",
    results: [
      {
        model: "sequential",
        seconds: [46.07, 45.65],
      },
      {
        model: "threads",
        workers: 5,
        seconds: [9.75, 9.33],
      },
      {
        model: "threads",
        workers: 10,
        seconds: [5.14, 5.23],
      },
      {
        model: "threads",
        workers: 15,
        seconds: [4.06, 3.78],
      },
      {
        model: "threads",
        workers: 20,
        seconds: [3.06, 3.21],
      },
      {
        model: "threads",
        workers: 30,
        seconds: [2.63, 2.4],
      },
      {
        model: "processes",
        seconds: [15.05, 12.24],
        note: "one worker per processor, so fewer in flight than the 5 threads it is compared with; pool start-up is inside the timer",
      },
      {
        model: "event loop",
        seconds: [],
        note: "claimed to scale far better; no number is given and the bodies are not read",
      },
    ],
  },
  {
    source: "notes",
    task: "compute",
    what: "sum of squares below n, for 20 values of n from 5,000,000",
    results: [
      {
        model: "sequential",
        seconds: [10.75, 10.41, 10.33],
      },
      {
        model: "threads",
        seconds: [11.09],
        note: "holds only under CPython's global interpreter lock",
      },
      {
        model: "processes",
        seconds: [6.08, 5.98, 5.9],
      },
    ],
  },
  {
    source: "rhymes",
    task: "download",
    what: "1000 GETs of / over TLS: five hosts, 200 times each; a new connection for every url; socket timeout 2 s, swallowed",
    results: [
      {
        model: "sequential",
        seconds: [855.03],
        user: 20.67,
        system: 5.37,
        memoryKb: 24292,
      },
      {
        model: "threads",
        workers: 4,
        seconds: [294.07],
        user: 21.4,
        system: 6.1,
        memoryKb: 31784,
      },
      {
        model: "threads",
        workers: 6,
        seconds: [155.92],
        user: 20.48,
        system: 5.19,
        memoryKb: 35876,
      },
      {
        model: "threads",
        workers: 8,
        seconds: [178.29],
        user: 23.48,
        system: 5.55,
        memoryKb: 40472,
      },
      {
        model: "threads",
        workers: 16,
        seconds: [119.69],
        user: 23.77,
        system: 5.44,
        memoryKb: 58928,
      },
      {
        model: "threads",
        workers: 32,
        seconds: [119.26],
        user: 21.88,
        system: 4.81,
        memoryKb: 96136,
      },
      {
        model: "processes",
        workers: 4,
        seconds: [270.28],
        user: 22.19,
        system: 6.03,
        memoryKb: 23324,
        note: "the memory figure is the largest single process, not the sum",
      },
    ],
  },
  {
    source: "csdn",
    task: "download",
    what: "20 downloads: two pages of 10394 and 277 bytes, 10 times each; 106710 bytes in all",
    results: [
      {
        model: "sequential",
        seconds: [10.0],
      },
      {
        model: "threads",
        workers: 5,
        seconds: [6.12],
      },
      {
        model: "processes",
        workers: 8,
        seconds: [9.59],
        note: "process start-up (spawn) is inside the timer",
      },
      {
        model: "event loop",
        seconds: [6.82],
        note: "20 requests are too few to rank models: one straggler decides",
      },
    ],
  },
  {
    source: "csdn",
    task: "compute",
    what: "sum of squares of range(100,000,000), split in slices; prints 333333318333333549999999",
    results: [
      {
        model: "sequential",
        seconds: [11.48],
      },
      {
        model: "threads",
        workers: 4,
        seconds: [11.18],
      },
      {
        model: "processes",
        workers: 8,
        seconds: [3.58],
      },
    ],
    note: "every version drops the last element (slice end -1), so all agree on a wrong sum: it is short by 99,999,999 squared = 9,999,999,800,000,001; the right sum is (n-1)n(2n-1)/6 = 333333328333333350000000",
  },
  {
    source: "smarlowucf",
    task: "sleep",
    what: "two sleeps, 0.8 s and 0.9 s",
    results: [
      {
        model: "sequential",
        seconds: [1.7],
      },
      {
        model: "threads",
        workers: 2,
        seconds: [0.9],
      },
      {
        model: "event loop",
        seconds: [0.9],
        note: "headed 'multi-process with asyncio'; it is one thread",
      },
      {
        model: "event loop, first completed, rest cancelled",
        seconds: [0.8],
      },
    ],
  },
  {
    source: "smarlowucf",
    task: "compute",
    what: "recursive fib(33) and fib(34), with fib(0) = fib(1) = 1",
    results: [
      {
        model: "sequential",
        seconds: [2.91],
      },
      {
        model: "threads",
        workers: 2,
        seconds: [2.86],
        note: "holds only under CPython's global interpreter lock",
      },
      {
        model: "event loop (every call awaited)",
        seconds: [6.34],
        note: "blamed on context switches; awaiting a coroutine directly makes no task and no switch, the cost is creating coroutine objects",
      },
    ],
  },
  {
    source: "smarlowucf",
    task: "compute",
    what: "iterative fib(n), n from 10,000 to 10,999 (inferred; the first two listings do not say n)",
    results: [
      {
        model: "sequential",
        seconds: [1.46],
      },
      {
        model: "threads",
        seconds: [1.74],
      },
      {
        model: "event loop + process pool",
        seconds: [0.5],
        note: "printed beside the others as 'async'; the function returns nothing and its loop is one step short",
      },
      {
        model: "curio + processes",
        seconds: [0.46],
        note: "one run, dominated by the same process pool",
      },
    ],
  },
];
