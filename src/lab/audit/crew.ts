import { Piscina } from "piscina";
import { closeWithCell } from "../cell/index.js";
import { startChild } from "../compute/child.js";
import type { Errand } from "./errands.js";

/** Threads or processes that have started and wait for errands. */
export interface Crew {
  readonly size: number;
  /** Done by the members, each at one errand at a time; at most so many of them are asked. */
  run(errands: readonly Errand[], members?: number): Promise<unknown[]>;
  /** The processes of the members; none for threads. */
  pids(): number[];
  close(): Promise<void>;
}

/** Starts threads and waits until all of them are there. */
export async function openThreadCrew(size: number): Promise<Crew> {
  const meeting = new Int32Array(new SharedArrayBuffer(4));
  const piscina = new Piscina({
    filename: new URL("./errand.worker.js", import.meta.url).href,
    minThreads: size,
    maxThreads: size,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { threads: size, arrived: meeting },
  });
  const close = async () => {
    forget();
    await piscina.destroy();
  };
  const arrivals = Array.from({ length: size }, () => piscina.run(null, { name: "arrive" }));
  const arrived = Promise.all(arrivals);
  const forget = closeWithCell(() => arrived.finally(close));
  await arrived;
  return {
    size,
    run: (errands, members = size) => inTurn(errands, members, (errand) => piscina.run(errand)),
    pids: () => [],
    close,
  };
}

/** Starts processes and waits until all of them are there. */
export async function openProcessCrew(size: number): Promise<Crew> {
  const file = new URL("./errand.child.js", import.meta.url);
  const starts = Array.from({ length: size }, (_, i) => startChild(file, `process ${i + 1}`));
  const children = await Promise.all(starts);
  return {
    size,
    run: (errands, members = size) =>
      inTurn(errands, members, async (errand, place) => {
        const answer = await children[place]!.ask<{ value: unknown } | { error: string }>(errand);
        if ("error" in answer) throw new Error(answer.error);
        return answer.value;
      }),
    pids: () => children.map(({ pid }) => pid),
    async close() {
      await Promise.all(children.map((child) => child.end()));
    },
  };
}

/** The results in the order of the errands; a member that is free takes the next one. */
async function inTurn(
  errands: readonly Errand[],
  members: number,
  ask: (errand: Errand, place: number) => Promise<unknown>,
): Promise<unknown[]> {
  const results = new Array<unknown>(errands.length);
  const left = errands.entries();
  const member = async (_: unknown, place: number) => {
    for (const [i, errand] of left) results[i] = await ask(errand, place);
  };
  await Promise.all(Array.from({ length: Math.min(members, errands.length) }, member));
  return results;
}
