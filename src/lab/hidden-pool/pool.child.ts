import type { Reply, Request } from "./control.js";
import { jobs } from "./job.js";
import { runJobs } from "./run-jobs.js";

// The process whose pool is watched: started by open-pool.ts, which sets the pool's size in its
// environment, and gone when the channel to it is.

process.once("disconnect", () => process.exit());
// Ctrl-C and the interrupt of a cell reach the whole group of processes; the parent decides.
process.on("SIGINT", () => {});

const threads = Number(process.env.UV_THREADPOOL_SIZE);

process.on("message", async (request: Request) => {
  try {
    reply({ recording: await runJobs(request, threads) });
  } catch (error) {
    reply({ error: String(error) });
  }
});

// What is loaded at its first use is loaded before anything is recorded.
const first = (["key", "file", "stat", "lookup", "gzip"] as const).flatMap((kind) => jobs(kind));
await runJobs({ jobs: first, keysBy: "pool" }, threads);
process.send?.("ready");

function reply(message: Reply): void {
  if (process.connected) process.send?.(message);
}
