import { once } from "node:events";
import { type Transferable, Worker } from "node:worker_threads";
import { closeWithCell } from "../cell/index.js";
import { startChild } from "./child.js";

/** Numbers, or the JSON of numbers. */
export type Parcel = Float64Array | string;

/** Brings numbers to another thread or process, one parcel at a time. */
export interface Courier {
  /**
   * Sends a parcel and waits for the answer: the last of its numbers, as the receiver reads it. A
   * string is parsed there first.
   *
   * @param transfer Buffers that are handed over: they are empty here from then on. Threads only.
   */
  deliver(parcel: Parcel, transfer?: readonly Transferable[]): Promise<number>;
  close(): Promise<void>;
}

/** Starts a thread that receives parcels. */
export async function openThreadCourier(): Promise<Courier> {
  const worker = new Worker(new URL("./courier.worker.js", import.meta.url));
  const forget = closeWithCell(() => worker.terminate());
  worker.once("exit", forget);
  await once(worker, "message");
  return {
    async deliver(parcel, transfer = []) {
      worker.postMessage(parcel, transfer);
      const [last] = await once(worker, "message");
      return last;
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** Starts a child process that receives parcels. */
export async function openProcessCourier(): Promise<Courier> {
  const child = await startChild(new URL("./courier.child.js", import.meta.url), "courier");
  return {
    deliver(parcel, transfer = []) {
      if (transfer.length > 0) throw new TypeError("a process has no memory to hand over");
      return child.ask<number>(parcel);
    },
    close: () => child.end(),
  };
}
