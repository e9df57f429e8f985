import type { Span } from "../trace/index.js";
import { type Run, type RunningWorker, runWorker, type WorkerPlan } from "./run-worker.js";

// A worker process: started by worker-process.ts, gone when the channel between the two is.

/** To the process, once. */
export type ToWorker = WorkerPlan;

/** From the process: it takes jobs; a run has begun; a run is over; its server complains. */
export type FromWorker =
  | { did: "start" }
  | { did: "begin"; run: Run }
  | { did: "end"; run: Run; outcome: "done" | "failed"; spans: readonly Span[]; reason?: string }
  | { did: "complain"; what: string };

let worker: Promise<RunningWorker> | undefined;

process.once("disconnect", () => process.exit());
// Ctrl-C and the interrupt of a cell reach the whole group of processes; the parent decides.
process.on("SIGINT", () => {});
// What every process manager sends to a worker that is to go: it ends what it has begun.
process.once("SIGTERM", async () => {
  await (await worker)?.close();
  process.exit();
});

process.once("message", async (plan: ToWorker) => {
  try {
    worker = runWorker(plan, {
      onBegin: (run) => tell({ did: "begin", run }),
      onEnd: (run, outcome, spans, reason) =>
        tell({ did: "end", run, outcome, spans, ...(reason !== undefined && { reason }) }),
      onError: (error) => tell({ did: "complain", what: error.message }),
    });
    await worker;
    tell({ did: "start" });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
});

function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message);
}
