// npx overlap worker: works for a lesson's queue until it is told to stop.
import { parseArgs } from "node:util";
import { runWorker, toQueueAddress } from "../lab/jobs/index.js";

const HELP = `npx overlap worker --queue NAME --space NAME [options]

Works for a queue that a lesson has opened; the lesson prints this command. Ctrl-C or SIGTERM ends
it when the jobs that it has begun are done; a second one ends it at once.

  --queue NAME       the queue
  --space NAME       where the lesson keeps its queues
  --url URL          the server, postgres://... or redis://... (default: QUEUE_URL)
  --concurrency N    jobs at one time (default: 1)
  --name NAME        how it calls itself (default: worker)
  --help             this text`;

/** Runs the command. */
export async function main(args: string[]): Promise<void> {
  try {
    await work(args);
  } catch (error) {
    console.error(`overlap worker: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}

async function work(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      queue: { type: "string" },
      space: { type: "string" },
      url: { type: "string", default: process.env.QUEUE_URL ?? "" },
      concurrency: { type: "string", default: "1" },
      name: { type: "string", default: "worker" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const plan = {
    address: toQueueAddress(values.url),
    queue: named("--queue", values.queue),
    space: named("--space", values.space),
    name: values.name,
    settings: { concurrency: toCount(values.concurrency) },
  };
  const worker = runWorker(plan, {
    onBegin: ({ task, start }) => console.log(`${task}: start ${start}`),
    onEnd: ({ task }, outcome, _spans, reason) =>
      console.log(`${task}: ${outcome}${reason === undefined ? "" : `, ${reason}`}`),
    onError: (error) => console.error(`overlap worker: ${error.message}`),
  });
  // Before the worker is known to be there: its first job may be under way by then.
  const stop = async () => {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => process.exit(130));
    console.log("ends when its jobs are done");
    await (await worker).close();
    process.exit();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  await worker;
  console.log(`${plan.name} takes jobs of ${plan.queue}`);
}

function named(option: string, value: string | undefined): string {
  if (value === undefined || value === "") throw new Error(`${option} is missing; try --help`);
  return value;
}

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return count;
  throw new Error(`--concurrency takes a whole number from 1 to 1000, not "${text}"`);
}
