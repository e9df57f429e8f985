import { availableParallelism } from "node:os";
import { setImmediate as turn } from "node:timers/promises";
import { now } from "../time/index.js";
import type { Costs } from "./costs.js";
import { startThreads, type ThreadCrew } from "./thread-crew.js";
import { keepUnderWay } from "./under-way.js";

const module = new URL("./probes.js", import.meta.url).href;
const limits = { timeLimit: 60_000 };
/** Steps of computing that take some milliseconds: a message beside them does not count. */
const STEPS = 2_000_000;

/**
 * Measures what {@link Costs} names: threads are started, sent nothing, and sent something to
 * compute. Each figure is the best of a few short runs, since a disturbance only adds to it.
 */
export async function measureCosts(): Promise<Costs> {
  const threads = availableParallelism();
  const onLoop = await bestOf(3, () => perCall(16, 1000, () => turn()));
  const gain = await gainOf(threads);
  return { threads, turn: onLoop, gain, ...(await pricesOf(threads)) };
}

async function pricesOf(threads: number): Promise<Pick<Costs, "start" | "message" | "handling">> {
  const silent = await startThreads({ module, name: "nothing" }, { threads, each: 8, limits });
  const call = () => silent.call(null);
  try {
    const message = await bestOf(3, () => perCall(1, 200, call));
    const handling = await bestOf(3, () => perCall(8 * threads, 1000, call));
    return { start: silent.start, message, handling };
  } finally {
    await silent.close();
  }
}

async function gainOf(threads: number): Promise<number> {
  const crew = await startThreads({ module, name: "count" }, { threads, each: 1, limits });
  const compute = (atOnce: number) => perCall(atOnce, 4 * threads, () => crew.call(STEPS));
  try {
    await warm(crew, threads);
    let [alone, together] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 5; round++) {
      alone = Math.min(alone, await compute(1));
      together = Math.min(together, await compute(threads));
    }
    return Math.min(threads, Math.max(1, alone / together));
  } finally {
    await crew.close();
  }
}

/** Each thread compiles its own copy of the code. */
async function warm(crew: ThreadCrew, threads: number): Promise<void> {
  await keepUnderWay(threads, 8 * threads, () => crew.call(STEPS / 10));
}

async function perCall(atOnce: number, calls: number, call: () => unknown): Promise<number> {
  const start = now();
  await keepUnderWay(atOnce, calls, call);
  return (now() - start) / calls;
}

async function bestOf(runs: number, run: () => Promise<number>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) best = Math.min(best, await run());
  return best;
}
