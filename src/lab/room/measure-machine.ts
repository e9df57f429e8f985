import { openThreads, task } from "../compute/index.js";
import { machine } from "../measure/index.js";
import type { SpeedupPoint, Told } from "./submission.js";

/** Terms of one sum: some 10 ms on a core, long enough to dwarf a message to a thread. */
const TERMS = 3_000_000;
/** Rounds, of which the fastest counts: what disturbs a machine only ever slows it down. */
const ROUNDS = 3;

/**
 * How much faster this machine computes with a thread for each of its cores than with one: the same
 * sums, on pools of 1, 2, 4, ... threads and one per core. Takes a second or two.
 */
export async function measureMachine(): Promise<Extract<Told, { kind: "machine" }>> {
  const { cores, node } = machine();
  const sums = Math.max(4, cores) * 2;
  const seconds = new Map<number, number>();
  for (const workers of steps(cores)) seconds.set(workers, await timeOf(workers, sums));
  const one = seconds.get(1)!;
  const points = [...seconds].map(([workers, time]): SpeedupPoint => {
    return { workers, speedup: Number((one / time).toPrecision(3)) };
  });
  return { kind: "machine", cores, node, points };
}

/** 1, 2, 4, ... and all. */
export function steps(cores: number): number[] {
  const counts: number[] = [];
  for (let count = 1; count < cores; count *= 2) counts.push(count);
  return [...counts, cores];
}

async function timeOf(workers: number, sums: number): Promise<number> {
  const pool = await openThreads({ workers });
  try {
    const tasks = Array.from({ length: sums }, () => task("sumOfSquares", 0, TERMS));
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await pool.compute(tasks);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  } finally {
    await pool.close();
  }
}
