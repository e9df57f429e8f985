import { schedule } from "../compute/index.js";
import type { Exercise } from "../lesson/index.js";
import { triangle } from "../work/index.js";

/** A triangle of numbers, and who works on it at which price. */
export interface Job {
  /** Rows of the triangle: row 1 holds one number, row 2 two, and so on. */
  rows: number;
  workers: number;
  /** What a number costs. */
  perNumber: number;
  /** What each chunk costs its worker before it can begin, in the same unit. */
  perMessage: number;
}

/** What the learner writes: into how many chunks of rows the triangle is to be cut. */
export type ChunkCount = (job: Job) => number | Promise<number>;

/** How much longer than the best count a passed one may take. */
const TOLERANCE = 1.1;

const JOBS: readonly Job[] = [
  { rows: 240, workers: 2, perNumber: 1, perMessage: 100 },
  { rows: 240, workers: 2, perNumber: 1, perMessage: 3_000 },
  { rows: 240, workers: 8, perNumber: 1, perMessage: 5 },
  { rows: 240, workers: 1, perNumber: 1, perMessage: 3_000 },
  { rows: 60, workers: 4, perNumber: 5, perMessage: 40 },
  { rows: 6, workers: 8, perNumber: 1, perMessage: 1 },
];

const FEW = 0;
const MANY = 1;
const COUNT = 2;

/** Lesson 08: the number of chunks that neither leaves workers idle nor drowns them in messages. */
export const chunkCount: Exercise<ChunkCount> = {
  id: "chunk-count",
  expected:
    "for each of six jobs, a whole number of chunks whose schedule ends at most a tenth later than that of the best number.",
  hints: [
    "The last chunk holds the longest rows, and whoever gets it keeps all others waiting: with cheap messages cut finer than one chunk for each worker.",
    "Each chunk costs a message: where a message costs as much as many numbers, or where nobody would be idle anyway, cut less.",
    "Give a whole number from 1 to `rows`. You need no formula: `schedule` says how long each count would take, so try them.",
  ],
  async observe(count, attempt) {
    for (const job of JOBS) {
      const chunks: unknown = await attempt(() => count({ ...job }));
      const what = inWords(job);
      if (!isCount(chunks, job)) {
        const observed = `${what}: your function gave ${String(chunks)}.`;
        return { passed: false, observed, hint: COUNT };
      }
      const best = bestCount(job);
      const [yours, least] = [plan(job, chunks), plan(job, best)];
      if (yours.end > TOLERANCE * least.end) {
        const observed = `${what}: ${inChunks(chunks)} take ${figure(yours.end)} units, with ${figure(job.perMessage * chunks)} of messages and ${figure(yours.idle)} of idle workers at the end; ${inChunks(best)} take ${figure(least.end)}.`;
        return { passed: false, observed, hint: chunks < best ? FEW : MANY };
      }
    }
    const observed = `in all ${JOBS.length} jobs the schedule ends at most a tenth later than the best one.`;
    return { passed: true, observed };
  },
};

/** When the last worker has ended, and what the others are idle until then. */
function plan({ rows, workers, perNumber, perMessage }: Job, chunks: number) {
  const costs = triangle(rows, chunks).map(([from, to]) => (to - from) * perNumber);
  const spans = schedule(costs, { workers, perMessage });
  const end = Math.max(...spans.map((span) => span.end));
  const busy = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  return { end, idle: workers * end - busy };
}

function bestCount(job: Job): number {
  let [best, least] = [1, Number.POSITIVE_INFINITY];
  for (let chunks = 1; chunks <= job.rows; chunks++) {
    const { end } = plan(job, chunks);
    if (end < least) [best, least] = [chunks, end];
  }
  return best;
}

function isCount(chunks: unknown, { rows }: Job): chunks is number {
  return Number.isSafeInteger(chunks) && (chunks as number) >= 1 && (chunks as number) <= rows;
}

function inWords({ rows, workers, perNumber, perMessage }: Job): string {
  return `${rows} rows, ${workers} ${workers === 1 ? "worker" : "workers"}, ${figure(perNumber)} a number, ${figure(perMessage)} a message`;
}

function inChunks(count: number): string {
  return `${figure(count)} ${count === 1 ? "chunk" : "chunks"}`;
}

function figure(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
