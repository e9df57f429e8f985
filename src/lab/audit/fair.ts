import { availableParallelism } from "node:os";
import { isDeepStrictEqual } from "node:util";
import { DifferentWorkError, mostRounds } from "../measure/index.js";
import { now, sleep } from "../time/index.js";
import {
  type ComputationName,
  type computations,
  fibonacciAwaited,
  fibonacciRecursive,
  partition,
} from "../work/index.js";
import type { Crew } from "./crew.js";
import { type Errand, pages, run } from "./errands.js";
import type { Bench } from "./flaw.js";

/** Programs that do the same work; the first is the sequential one. */
interface Group {
  name: string;
  /** Rounds that count; where code has to get warm, one more comes before them. */
  rounds: number;
  warmUp?: boolean;
  rivals: Record<string, () => unknown>;
}

const computing = availableParallelism();

/**
 * Runs what the articles ran, fairly: the same work in every program of a group, checked; all
 * workers up; in turns. Sizes are smaller than the published ones, relations are the same. With
 * `OVERLAP_ROUNDS` each group makes at most so many rounds.
 *
 * @returns By the name of the program, how many times as fast it was as the sequential one, by the
 *   fastest rounds.
 * @throws DifferentWorkError when two programs of a group return different things.
 */
export async function fairRuns(bench: Bench): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const group of groups(bench)) {
    const fastest = await timesOf(group);
    const [base] = Object.values(fastest);
    for (const [name, ms] of Object.entries(fastest)) found[`${group.name}, ${name}`] = base! / ms;
  }
  return found;
}

async function timesOf({ rounds, warmUp = false, rivals }: Group): Promise<Record<string, number>> {
  const fastest: Record<string, number> = {};
  let first: { name: string; value: unknown } | undefined;
  const most = Math.min(rounds, mostRounds());
  for (let round = warmUp ? -1 : 0; round < most; round++) {
    for (const [name, rival] of Object.entries(rivals)) {
      const start = now();
      const value = await rival();
      const ms = now() - start;
      first ??= { name, value };
      if (!isDeepStrictEqual(value, first.value)) {
        throw new DifferentWorkError([first.name, name], "the audit compares the same work");
      }
      if (round >= 0) fastest[name] = Math.min(fastest[name] ?? Number.POSITIVE_INFINITY, ms);
    }
  }
  return fastest;
}

function groups(bench: Bench): Group[] {
  const { threads, computers, processes } = bench;
  const sums = Array.from({ length: 20 }, (_, i) => compute("sumOfSquares", 0, 500_000 + i));
  const large = partition(10_000_000, computing).map((range) => compute("sumOfSquares", ...range));
  const recursive = [30, 31].map((n) => compute("fibonacciRecursive", n));
  const iterative = Array.from({ length: 30 }, (_, i) => compute("fibonacciIterative", 10_000 + i));
  return [
    { name: "download", rounds: 2, rivals: downloads(bench) },
    { name: "sleep", rounds: 1, rivals: sleeps(threads) },
    { name: "twenty sums", rounds: 3, warmUp: true, rivals: both(bench, sums) },
    { name: "one large sum", rounds: 3, warmUp: true, rivals: both(bench, large) },
    {
      name: "recursive fib",
      rounds: 4,
      warmUp: true,
      rivals: { sequential: () => here(recursive), threads: () => computers.run(recursive) },
    },
    {
      name: "recursive fib",
      rounds: 4,
      warmUp: true,
      rivals: {
        "plain, smaller": () => [21, 22].map(fibonacciRecursive),
        "event loop (every call awaited)": async () => {
          return [await fibonacciAwaited(21), await fibonacciAwaited(22)];
        },
      },
    },
    {
      name: "iterative fib",
      rounds: 4,
      warmUp: true,
      rivals: {
        sequential: () => here(iterative),
        threads: () => computers.run(iterative),
        "event loop + process pool": () => processes.run(iterative, computing),
      },
    },
  ];
}

function downloads({ web, threads, processes }: Bench): Record<string, () => unknown> {
  const urls = web.pages(60);
  const errands = urls.map((url): Errand => ({ kind: "page", url }));
  const rivals: Record<string, () => unknown> = { sequential: () => pages(urls, 1) };
  for (const k of [4, 5, 6, 8, 10, 15, 16, 20, 30, 32]) {
    if (k <= threads.size) rivals[`threads × ${k}`] = () => threads.run(errands, k);
  }
  for (const k of [4, 5, 8]) {
    if (k <= processes.size) rivals[`processes × ${k}`] = () => processes.run(errands, k);
  }
  rivals["event loop × 5"] = () => pages(urls, 5);
  rivals["event loop"] = () => pages(urls, urls.length);
  rivals["processes + event loop"] = async () => {
    const shares = partition(urls.length, Math.min(5, processes.size));
    const asked = shares.map(([from, to]): Errand => {
      return { kind: "pages", urls: urls.slice(from, to), inFlight: 20 };
    });
    return (await processes.run(asked)).flat();
  };
  return rivals;
}

/** A twentieth of the published sleeps. */
function sleeps(threads: Crew): Record<string, () => unknown> {
  const [short, long] = [40, 45];
  const naps = [short, long].map((ms): Errand => ({ kind: "nap", ms }));
  return {
    sequential: async () => {
      await sleep(short);
      await sleep(long);
    },
    threads: async () => {
      await threads.run(naps, 2);
    },
    "event loop": async () => {
      await Promise.all([sleep(short), sleep(long)]);
    },
    "event loop, first completed, rest cancelled": async () => {
      const stop = new AbortController();
      const both = [short, long].map((ms) => sleep(ms, { signal: stop.signal }));
      await Promise.race(both);
      stop.abort();
      await Promise.allSettled(both);
    },
  };
}

function both(
  { computers, processes }: Bench,
  errands: readonly Errand[],
): Record<string, () => unknown> {
  return {
    sequential: () => here(errands),
    threads: () => computers.run(errands),
    processes: () => processes.run(errands, computing),
  };
}

async function here(errands: readonly Errand[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const errand of errands) results.push(await run(errand));
  return results;
}

function compute<Name extends ComputationName>(
  name: Name,
  ...args: Parameters<(typeof computations)[Name]>
): Errand {
  return { kind: "compute", name, args };
}
