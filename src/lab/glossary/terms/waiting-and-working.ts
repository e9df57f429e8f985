import type { Term } from "../term.js";

/** Of lessons 00 to 02: what a program does with its time. */
export const waitingAndWorking: readonly Term[] = [
  {
    term: "timeline",
    means:
      "A drawing of spans over one axis of time, one bar from the start to the end of each task, in which bars above each other were under way at the same moment.",
    explained: "00-start-here#read-a-timeline",
    shown: "00-start-here#two-timelines",
  },
  {
    term: "origin",
    means:
      "The server from which a page comes, as opposed to a cache on the way; in this course a web server in a process of its own, which answers after a set latency and counts what it is asked for.",
    explained: "00-start-here#how-to-use",
    shown: "00-start-here#an-origin",
  },
  {
    term: "claim",
    means:
      "An assertion of a lesson that its cell evaluates in the run that you see: *exact* ones are about order, counts, bytes and sums and hold everywhere, *measured* ones are ratios of that run.",
    explained: "00-start-here#checked",
    shown: "00-start-here#claim-same-bytes",
  },
  {
    term: "wave",
    means:
      "As many tasks of equal length as may be under way at once: `n` of them, `k` at a time, need `ceil(n / k)` times the length of one.",
    explained: "00-start-here#exercise-four-waves",
    shown: "03-honest-downloads#show-waves",
  },
  {
    term: "event loop",
    means:
      "What runs a thread that serves many waits: it waits for the next event (a socket, a timer, a finished job), calls what was waiting for that, and goes on when the call has come back.",
    explained: "01-what-waits-what-works#three-clocks",
    shown: "04-the-loop#loop-class",
  },
  {
    term: "processor time",
    also: ["CPU time", "processor's clock"],
    means:
      "The time for which the operating system gave processors to a program's threads, summed over all of them; it is split into *user* time, for the program's own code, and *system* time, for the kernel's work on its behalf.",
    explained: "01-what-waits-what-works#three-clocks",
    shown: "01-what-waits-what-works#first-quadrant",
  },
  {
    term: "wall time",
    also: ["clock on the wall", "wall's clock"],
    means:
      "The time that passes for an observer between the start and the end of a run, whether the program works or waits; `time` prints it as *real*.",
    explained: "01-what-waits-what-works#three-clocks",
    shown: "01-what-waits-what-works#first-quadrant",
  },
  {
    term: "event-loop utilisation",
    also: ["loop's clock"],
    means:
      "The share of the wall time in which an event loop was not waiting for the next event: it is high when the thread works and equally high when it is blocked.",
    explained: "01-what-waits-what-works#three-clocks",
    shown: "01-what-waits-what-works#first-quadrant",
  },
  {
    term: "I/O-bound",
    means:
      "Limited by input and output: a faster processor would hardly shorten the run, overlapping its waits would.",
    explained: "01-what-waits-what-works#read-the-quadrant",
    shown: "01-what-waits-what-works#first-quadrant",
  },
  {
    term: "CPU-bound",
    means:
      "Limited by computing: a faster processor, a further one or less work would shorten the run, overlapping its waits would not.",
    explained: "01-what-waits-what-works#read-the-quadrant",
    shown: "01-what-waits-what-works#first-quadrant",
  },
  {
    term: "blocking",
    also: ["blocks", "blocked"],
    means:
      "Holding a thread while waiting, so that nothing else can run on it until the wait is over; some say it of long work, too.",
    explained: "01-what-waits-what-works#two-empty-fields",
    shown: "02-one-after-another#show-sequential-programs",
  },
  {
    term: "heartbeat",
    means:
      "A timer that fires at a fixed interval on a thread and records when it did: the gaps between its beats tell for how long the thread was held.",
    explained: "01-what-waits-what-works#four-keys",
    shown: "01-what-waits-what-works#show-keys",
  },
  {
    term: "libuv",
    means:
      "The C library under Node.js that implements the event loop, timers, sockets and files for each operating system, and the pool of threads for what would block.",
    explained: "01-what-waits-what-works#reveal-four-keys",
    shown: "01-what-waits-what-works#reveal-four-keys",
  },
  {
    term: "libuv's pool",
    also: ["libuv's thread pool", "hidden pool", "pool of libuv", "pool's threads"],
    means:
      "The threads, four unless `UV_THREADPOOL_SIZE` says otherwise, on which a Node.js process runs what would hold its event loop, such as files, `dns.lookup`, `zlib` and the slow functions of `crypto`; all of it waits in one queue.",
    explained: "01-what-waits-what-works#three-kinds-of-parallel",
    shown: "10-the-hidden-pool#show-file",
  },
  {
    term: "parallel",
    also: ["parallelism"],
    means: "Making progress at the same moment, which for work takes a processor for each.",
    explained: "01-what-waits-what-works#more-than-all",
    shown: "01-what-waits-what-works#show-sums",
  },
  {
    term: "concurrent",
    also: ["concurrency"],
    means:
      "Overlapping in time: the second has begun before the first has ended, whether or not both make progress at the same moment.",
    explained: "01-what-waits-what-works#concurrent-or-parallel",
    shown: "01-what-waits-what-works#show-sums",
  },
  {
    term: "synchronous",
    means: "Of a call: it comes back with its result, and holds its thread until then.",
    explained: "01-what-waits-what-works#more-than-all",
    shown: "01-what-waits-what-works#claims-on-keys",
  },
  {
    term: "asynchronous",
    means:
      "Of a call: it comes back at once and hands its result over later, which says nothing about who does the work meanwhile.",
    explained: "01-what-waits-what-works#more-than-all",
    shown: "01-what-waits-what-works#claims-on-keys",
  },
  {
    term: "thread",
    means:
      "A sequence of instructions that the operating system schedules onto a processor; the threads of a process share its memory.",
    explained: "01-what-waits-what-works#three-kinds-of-parallel",
    shown: "01-what-waits-what-works#count-threads",
    everyday: "lessons 00 and 01 speak of your program's one thread before they ask for others",
  },
  {
    term: "worker thread",
    means:
      "A thread of a Node.js process that runs JavaScript of yours with an engine instance, a heap and an event loop of its own, and exchanges messages with the others.",
    explained: "01-what-waits-what-works#three-kinds-of-parallel",
    shown: "07-threads-for-computing#show-two-threads",
  },
  {
    term: "process",
    also: ["processes"],
    means:
      "A running program with an address space of its own, which shares no memory with others unless both ask for it.",
    explained: "06-five-ways-to-download#read-processes",
    shown: "06-five-ways-to-download#show-three",
    everyday: "the origin runs in a process of its own from the first lesson on",
  },
  {
    term: "shared memory",
    also: ["SharedArrayBuffer"],
    means:
      "Bytes that several threads can read and write; in JavaScript only a `SharedArrayBuffer`, never an object.",
    explained: "01-what-waits-what-works#the-lock",
    shown: "11-races#run-plain",
  },
  {
    term: "interpreter lock",
    also: ["GIL", "global interpreter lock"],
    means:
      "The lock that lets only one thread of a CPython process run Python code at a time: its threads overlap their waits, and the work of C code that releases it, but not Python's own work.",
    explained: "01-what-waits-what-works#the-lock",
    shown: "07-threads-for-computing#claims-locked",
  },
  {
    term: "peak memory",
    also: ["peak of memory"],
    means:
      "The most memory that a process held at any moment; what several processes hold has to be summed while they live, since tools that report the largest child hide the others.",
    explained: "01-what-waits-what-works#the-time-line",
    shown: "01-what-waits-what-works#claim-times",
  },
  {
    term: "Amdahl's law",
    also: ["Amdahl's"],
    means:
      "If a share `s` of the time stays as it is, the same work becomes at most `1 / s` times as fast, and `1 / (s + (1 - s) / n)` times with `n` workers for the rest.",
    explained: "01-what-waits-what-works#keep-it-simple",
    shown: "09-laws-of-scaling#show-shares",
  },
  {
    term: "abort signal",
    also: ["AbortSignal"],
    means:
      "The receiving end of an `AbortController`, handed to a call so that it hears when its result is no longer wanted; it asks the call to stop and cannot force it.",
    explained: "02-one-after-another#first-one-wins",
    shown: "05-failing-well#race-or-cancel",
  },
  {
    term: "cancellation",
    also: ["cancel", "cancels", "cancelled"],
    means:
      "Asking a task that is under way to stop because its result is no longer wanted, and waiting until it has; in JavaScript a task must cooperate, by listening to a signal.",
    explained: "02-one-after-another#first-one-wins",
    shown: "02-one-after-another#claim-loser-cancelled",
  },
];
