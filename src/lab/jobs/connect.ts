import { FlowProducer, Queue } from "./bullmq.js";
import { type EmbeddedServer, hasEmbeddedServer, startEmbeddedServer } from "./embedded/server.js";
import { engineOptions } from "./engine.js";
import type { Flow, JobQueue } from "./queue.js";
import { type Engine, type QueueAddress, toQueueAddress } from "./queue-url.js";
import type { WorkerSettings } from "./run-worker.js";
import { createSpace, dropSpace, newSpace } from "./space.js";
import { startWorkerProcess, type WorkerProcess } from "./worker-process.js";

export interface ConnectOptions {
  /** Where the queues are kept. Default: `QUEUE_URL`, or where that is not set a server of our own. */
  url?: string | undefined;
  /** Keeps this program's queues apart from those of others; default a new name. */
  space?: string;
}

export interface WorkersOptions extends WorkerSettings {
  /** How many processes; default 1. */
  processes?: number;
  /** What they are called, before their number in this queue; default `worker`. */
  name?: string;
}

/** A server that keeps queues, and all that this program has to do with it. */
export interface JobServer {
  readonly engine: Engine;
  readonly url: string;
  readonly space: string;
  /** The server, where it is this program's own. */
  readonly embedded: EmbeddedServer | undefined;
  queue(name: string): JobQueue;
  flow(): Flow;
  /** Starts worker processes for a queue, and waits until they take jobs. */
  startWorkers(queue: string, options?: WorkersOptions): Promise<WorkerProcess[]>;
  /**
   * What to type on another machine, or in another terminal, so that it works for a queue there. The
   * url is not part of it, since it may hold a password: it is to be set as `QUEUE_URL`.
   */
  workerCommand(queue: string): string;
  /** Ends the workers, removes the queues, and stops the server if it is our own. */
  close(): Promise<void>;
}

/**
 * Connects to the server that keeps the queues: to a shared one by its url, or to a PostgreSQL that
 * is started for this program and leaves nothing behind.
 *
 * @throws Error in one line: when the url is none, nobody is there, or this platform has no server
 *   of its own and none is named.
 */
export async function connect({
  url = process.env.QUEUE_URL || undefined,
  space = newSpace(),
}: ConnectOptions = {}): Promise<JobServer> {
  const shared = url === undefined ? undefined : toQueueAddress(url);
  const embedded = shared ? undefined : await startEmbeddedServer();
  const address = shared ?? toQueueAddress(embedded!.url);
  try {
    await createSpace(address, space);
  } catch (error) {
    await embedded?.close();
    throw error;
  }
  return toServer(address, space, embedded);
}

/** Whether `connect()` has something to connect to here, and if not, what to set. */
export function jobsAvailable(): { available: boolean; reason: string } {
  const available = Boolean(process.env.QUEUE_URL) || hasEmbeddedServer();
  const platform = `${process.platform}-${process.arch}`;
  return {
    available,
    reason: available
      ? ""
      : `npm has no PostgreSQL for ${platform}: set QUEUE_URL to a postgres:// or redis:// server`,
  };
}

function toServer(
  address: QueueAddress,
  space: string,
  embedded: EmbeddedServer | undefined,
): JobServer {
  const { options, factory } = engineOptions(address, space, {
    connections: 10,
    // A queue that nobody waits for keeps no program alive.
    staysAlive: false,
  });
  const open: { close(): Promise<unknown> }[] = [];
  const workers: WorkerProcess[] = [];
  const counts = new Map<string, number>();
  let closed: Promise<void> | undefined;

  // A server that goes away fails what is asked of it, and need not be reported besides.
  const ignore = () => {};

  async function close(): Promise<void> {
    await Promise.all(workers.filter(({ alive }) => alive).map((worker) => worker.kill()));
    await Promise.all(open.map((user) => user.close()));
    // What is in a server of our own goes with it.
    if (embedded) await embedded.close();
    else await dropSpace(address, space);
  }

  return {
    ...address,
    space,
    embedded,
    queue(name) {
      const queue = new Queue(name, options, factory).on("error", ignore);
      open.push(queue);
      return queue;
    },
    flow() {
      const flow = new FlowProducer(options, factory).on("error", ignore);
      open.push(flow);
      return flow;
    },
    async startWorkers(queue, { processes = 1, name = "worker", ...settings } = {}) {
      const before = counts.get(queue) ?? 0;
      counts.set(queue, before + processes);
      const names = Array.from({ length: processes }, (_, i) => `${name} ${before + i + 1}`);
      const started = await Promise.allSettled(
        names.map((name) => startWorkerProcess({ address, space, queue, name, settings })),
      );
      const up = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
      workers.push(...up);
      for (const one of started) if (one.status === "rejected") throw one.reason;
      return up;
    },
    workerCommand: (queue) => `npx overlap worker --queue ${queue} --space ${space}`,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}
