import { Worker } from "node:worker_threads";

export interface GuardOptions {
  /** How long the whole call may take, in milliseconds. */
  deadline: number;
  /** How long the event loop may stand still, in milliseconds; default: the deadline. */
  patience?: number;
}

/**
 * How a guarded call ended: with a value, by throwing, not at all before the deadline, or by
 * holding the thread (a loop without end) until it was broken off.
 */
export type Guarded<T> =
  | { end: "value"; value: T }
  | { end: "threw"; reason: unknown }
  | { end: "late" }
  | { end: "stuck" };

/**
 * Calls code that may be wrong in any way, and always comes back: it neither throws nor hangs, not
 * even on `while (true);`.
 *
 * A timer cannot fire on a thread that is held. So another thread watches the beat of this one and,
 * when it stops, breaks off what is running through the inspector's `Runtime.terminateExecution`.
 * A loop in a timer's or a socket's own callback is the one thing that node does not survive being
 * broken off: it ends the process.
 */
export async function guard<T>(
  call: () => T | Promise<T>,
  { deadline, patience = deadline }: GuardOptions,
): Promise<Guarded<T>> {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const watcher = new Worker(WATCH, { eval: true, workerData: { state, patience } });
  const beat = setInterval(() => Atomics.add(state, BEAT, 1), patience / 10);
  let timer: NodeJS.Timeout | undefined;
  let poll: NodeJS.Timeout | undefined;
  try {
    await new Promise((resolve, reject) => {
      watcher.once("message", resolve);
      watcher.once("error", reject);
    });
    return await new Promise<Guarded<T>>((resolve) => {
      const brokenOff = () => Atomics.load(state, BROKEN) === 1;
      timer = setTimeout(() => resolve({ end: brokenOff() ? "stuck" : "late" }), deadline);
      poll = setInterval(() => brokenOff() && resolve({ end: "stuck" }), 20);
      // In a promise job of its own: what is broken off is the whole job, and this function must
      // survive it. Not in the callback itself: node's own bookkeeping around callbacks would be
      // left half done, and node ends the process for that.
      setImmediate(() => queueMicrotask(() => settle(call, resolve)));
    });
  } finally {
    clearInterval(beat);
    clearTimeout(timer);
    clearInterval(poll);
    await watcher.terminate();
  }
}

async function settle<T>(call: () => T | Promise<T>, resolve: (outcome: Guarded<T>) => void) {
  try {
    resolve({ end: "value", value: await call() });
  } catch (reason) {
    resolve({ end: "threw", reason });
  }
}

const BEAT = 0;
const BROKEN = 1;

const WATCH = `
  const { parentPort, workerData: { state, patience } } = require("node:worker_threads");
  const { Session } = require("node:inspector");
  const session = new Session();
  session.connectToMainThread();
  let last = Atomics.load(state, ${BEAT});
  setInterval(() => {
    const beat = Atomics.load(state, ${BEAT});
    if (beat === last) {
      Atomics.store(state, ${BROKEN}, 1);
      session.post("Runtime.terminateExecution");
    }
    last = beat;
  }, patience);
  parentPort.postMessage("watching");
`;
