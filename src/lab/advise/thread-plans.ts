import { type Call, climb, type FirstLook, fastest, firstLook, type Plan } from "./explore.js";
import type { TaskAddress } from "./task.js";
import { startThreads, type ThreadCrew } from "./thread-crew.js";
import { type Within, within } from "./within.js";

/** Threads, and what to try with them. */
export interface ThreadPlans {
  crew: ThreadCrew;
  each: number;
  plans: Plan[];
}

/** What a trial with threads needs to know. */
export interface ThreadTrial {
  cores: number;
  /** What was tried on this thread. */
  here: readonly Plan[];
  samples: readonly unknown[];
  limits: Within;
  /** Milliseconds that a run takes at least. */
  longEnough: number;
}

/** Milliseconds; a call that is shorter than the message to a thread is not tried there. */
const shortest = 0.02;

/**
 * Starts the threads that a task may gain from and tries them: as many as there are cores for one
 * that computes; the same, with several calls under way in each, for one that waits in between; more
 * for one that holds its thread while it waits.
 *
 * @returns `undefined` for a task that only waits, as one event loop does that as well, and for one that
 *   is shorter than a message.
 */
export async function tryThreads(
  address: TaskAddress,
  look: FirstLook,
  { cores, here, samples, limits, longEnough }: ThreadTrial,
): Promise<ThreadPlans | undefined> {
  if (look.busy <= 0.1 || look.perCall < shortest) return undefined;
  const computes = look.busy >= 0.7;
  const threads = computes && look.cores < 0.1 ? Math.max(16, cores) : cores;
  const each = computes ? 1 : fastest(here).atOnce;
  const crew = await startThreads(address, { threads, each, limits });
  const call: Call = (index) => crew.call(samples[index % samples.length]);
  const trial = async () => {
    const { perCall } = await firstLook(call, longEnough);
    const plans = await climb(call, {
      perCall,
      most: threads * each,
      samples: samples.length,
      longEnough,
    });
    // What waits in between is tried in all threads: fewer say nothing about them.
    return computes ? plans : plans.slice(-1);
  };
  try {
    return { crew, each, plans: await within("trying the task in threads", trial(), limits) };
  } catch (error) {
    await crew.close();
    throw error;
  }
}
