import type { ConstructGroup } from "./construct.js";
import { asyncio } from "./rosetta/asyncio.js";
import { beforeAsyncio } from "./rosetta/before-asyncio.js";
import { jobQueues } from "./rosetta/job-queues.js";
import { measuring } from "./rosetta/measuring.js";
import { structured } from "./rosetta/structured.js";
import { threadsAndProcesses } from "./rosetta/threads-and-processes.js";

/** The Python constructs of the articles behind this course, each with its counterpart. */
export const constructs: readonly ConstructGroup[] = [
  threadsAndProcesses,
  asyncio,
  structured,
  beforeAsyncio,
  jobQueues,
  measuring,
];
