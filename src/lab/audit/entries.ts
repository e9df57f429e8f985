import type { Experiment, SourceName } from "../published/index.js";
import type { FlawName } from "./flaw.js";

/** What the audit says of one published experiment. */
export interface AuditEntry {
  /** A slug, unique: `csrgxtu-download`. */
  id: string;
  source: SourceName;
  task: Experiment["task"];
  /** Words of the experiment's description, where an article has several on one task. */
  about?: string;
  /** What the comparison does well. */
  right: string;
  /** What keeps its figures from meaning what they are said to mean; empty where nothing does. */
  wrong: string;
  flaws: readonly FlawName[];
  /** In a few words: whether the relation holds. */
  verdict: string;
  /** Lessons that record the same work at length. */
  lessons: readonly string[];
}

/** Every experiment of `overlap/published`, in its order. */
export const auditEntries: readonly AuditEntry[] = [
  {
    id: "csrgxtu-download",
    source: "csrgxtu",
    task: "download",
    right: "Every model gets the same 160 urls, and five workers are compared with five.",
    wrong:
      "The processes open a session for each request, the loop reads no body and drops its errors, and the hybrid has chunks of five where five chunks were meant. Its table says 35.54 s where its run says 34.54.",
    flaws: ["unread bodies", "a session per request", "swallowed errors", "chunk misuse"],
    verdict: "Threads hold. The order of the others does not.",
    lessons: ["03", "06"],
  },
  {
    id: "csrgxtu-compute",
    source: "csrgxtu",
    task: "compute",
    right: "Large pieces, all alike, and one worker for each processor.",
    wrong: "The sums are thrown away, so nobody could have seen it if one were wrong.",
    flaws: [],
    verdict: "Holds: as many times as cores are free.",
    lessons: ["07"],
  },
  {
    id: "notes-download",
    source: "notes",
    task: "download",
    right: "Five numbers of threads, each run twice: the best data of the five articles.",
    wrong:
      "The processes are fewer than the threads they are compared with, and are started inside the timer. The loop is praised without a figure, and reads no body.",
    flaws: ["unread bodies", "start-up in the timer"],
    verdict: "Threads hold. Processes lose by their number, not by their nature.",
    lessons: ["06", "09"],
  },
  {
    id: "notes-compute",
    source: "notes",
    task: "compute",
    right: "Three runs of each, and the same sums.",
    wrong: "",
    flaws: [],
    verdict: "Holds under CPython's interpreter lock, and only there.",
    lessons: ["07"],
  },
  {
    id: "rhymes-download",
    source: "rhymes",
    task: "download",
    right: "A thousand pages of five hosts, with processor time and memory beside the time.",
    wrong:
      "A new TLS connection for every page; a page that times out counts as a page; one run each, in which 8 threads are slower than 6; of the processes, the memory of the largest one. The 2 % of a processor that it speaks of are 3 % by its own figures.",
    flaws: ["a session per request", "swallowed errors", "n too small", "memory of one process"],
    verdict: "More threads are faster: holds. Which number is best: not known. Memory: wrong.",
    lessons: ["06", "09"],
  },
  {
    id: "csdn-download",
    source: "csdn",
    task: "download",
    right: "The bytes are added up under a lock and compared.",
    wrong:
      "Twenty requests: one slow answer decides who wins. The processes are started inside the timer.",
    flaws: ["n too small", "start-up in the timer"],
    verdict: "No ranking can be read off it.",
    lessons: ["09"],
  },
  {
    id: "csdn-compute",
    source: "csdn",
    task: "compute",
    right: "It prints the sums, which is how the mistake could be found.",
    wrong: "Every version drops the last number, so that all agree on a wrong sum.",
    flaws: ["last element dropped"],
    verdict: "Times hold under the interpreter lock, for the cores there were; the sum is wrong.",
    lessons: ["07"],
  },
  {
    id: "smarlowucf-sleep",
    source: "smarlowucf",
    task: "sleep",
    right: "Small enough to check by hand, and true in every language.",
    wrong: 'The event loop is headed "multi-process with asyncio". It is one thread.',
    flaws: ["different work"],
    verdict: "Holds; the heading does not.",
    lessons: ["02"],
  },
  {
    id: "smarlowucf-recursive",
    source: "smarlowucf",
    task: "compute",
    about: "recursive",
    right: "The same calls in every version.",
    wrong:
      "The slow version is explained by context switches. No switch takes place: what costs is an object for each call.",
    flaws: [],
    verdict: "Threads: holds under the interpreter lock. Awaited: holds, for another reason.",
    lessons: ["04", "07"],
  },
  {
    id: "smarlowucf-iterative",
    source: "smarlowucf",
    task: "compute",
    about: "iterative",
    right: "Nothing that could be checked: the function returns nothing.",
    wrong:
      'The row called "async" is a pool of processes, its function stops one step short, and two libraries are ranked by one run on top of the same pool.',
    flaws: ["different work", "n too small"],
    verdict: "Says that a pool helps. Says nothing of async, and nothing of the two libraries.",
    lessons: ["07", "12"],
  },
];
