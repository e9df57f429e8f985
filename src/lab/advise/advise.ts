import { availableParallelism } from "node:os";
import { type Measurement, measure } from "../measure/index.js";
import type { Advice } from "./advice.js";
import { type DecideOptions, decide } from "./decide.js";
import { type Call, climb, firstLook, type Plan, samplesOf } from "./explore.js";
import { poolSize, poolWork } from "./pool-work.js";
import type { Level } from "./readings.js";
import { loadTask, type TaskModule, toAddress } from "./task.js";
import { tryThreads } from "./thread-plans.js";
import { keepUnderWay } from "./under-way.js";
import { within } from "./within.js";

export interface AdviseOptions extends DecideOptions {
  /** The most calls to keep under way at once on one event loop; default 32. */
  atMost?: number;
  /** Rounds in which all that is tried is measured in turn; default 5, fewer where time is short. */
  rounds?: number;
  /** Milliseconds that those rounds may take, roughly; default 5000. One is made in any case. */
  budget?: number;
  /** Milliseconds that each run takes at least; default 40. Shorter ones are rougher, and sooner done. */
  longEnough?: number;
  /** Processes that are not part of the work, such as `[origin.pid]`. */
  except?: readonly number[];
  /** Milliseconds that any step may take; default 60,000. A task that hangs is left hanging. */
  timeLimit?: number;
  /** Stops it, but not a call that is under way: it rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Finds out how a task would get faster on this machine. It is called with the sample inputs one
 * after the other, then with more and more under way at once, and in worker threads; from what was
 * measured follows what limits it, which model fits, what that brings, and whether it is worth it.
 *
 * The task is really called, some hundred times, and millions of times if it is short: it must not
 * mind.
 *
 * @param task A function; or where to find it (`{ module, export }`), for only then can it be tried
 *   in threads, and its inputs must be such as can be sent there.
 * @param inputs Samples of what it will be called with. A few of them, spread evenly, are taken in turn:
 *   at most eight, and fewer if a call is long.
 * @throws RangeError without inputs.
 * @throws What the task throws, or an Error with that as its cause.
 */
export async function advise<Input>(
  task: ((input: Input) => unknown) | TaskModule,
  inputs: readonly Input[],
  {
    atMost = 32,
    rounds = 5,
    budget = 5000,
    longEnough = 40,
    except = [],
    timeLimit = 60_000,
    signal,
    calls,
  }: AdviseOptions = {},
): Promise<Advice> {
  if (inputs.length === 0) throw new RangeError("advise needs at least one sample input, got none");
  const address = typeof task === "function" ? undefined : toAddress(task);
  const run = address === undefined ? task : await loadTask(address);
  const call = run as (input: unknown) => unknown;
  const cores = availableParallelism();
  const limits = { timeLimit, signal };

  const look = async () => {
    const pool = await poolWork(() => call(inputs[0]));
    const first = await firstLook((index) => call(inputs[index % inputs.length]), longEnough);
    const samples = samplesOf(inputs, first.perCall);
    const here: Call = (index) => call(samples[index % samples.length]);
    const options = { perCall: first.perCall, most: atMost, samples: samples.length, longEnough };
    return { pool, first, samples, here, plans: await climb(here, options) };
  };
  const { pool, first, samples, here, plans } = await within("trying the task", look(), limits);
  const trial = { cores, here: plans, samples, limits, longEnough };
  const spread = address && (await tryThreads(address, first, trial));
  try {
    const there: Call = (index) => spread?.crew.call(samples[index % samples.length]);
    const rivals = {
      ...rivalsOf("here", plans, here),
      ...rivalsOf("threads", spread?.plans, there),
    };
    const once = [...plans, ...(spread?.plans ?? [])].reduce((sum, { tried }) => sum + tried, 0);
    const measured = await measure(rivals, {
      rounds: Math.max(1, Math.min(rounds, Math.floor(budget / once))),
      warmUp: 0,
      same: false,
      except,
      timeLimit,
      ...(signal && { signal }),
    });
    const levels = (where: string, tried: readonly Plan[]) =>
      tried.map((plan) =>
        levelOf(plan, measured.find(({ name }) => name === nameOf(where, plan))!),
      );
    const readings = {
      overlapped: levels("here", plans),
      ...(spread && {
        threads: {
          start: spread.crew.start,
          each: spread.each,
          levels: levels("threads", spread.plans),
        },
      }),
      pool,
      poolSize: poolSize(),
      cores,
      available: process.availableMemory(),
      disturbed: measured[0]!.disturbed,
      rounds: measured[0]!.wall.length,
    };
    return decide(readings, calls === undefined ? {} : { calls });
  } finally {
    await spread?.crew.close();
  }
}

function rivalsOf(where: string, plans: readonly Plan[] = [], call: Call) {
  const rivals = plans.map((plan) => {
    const run = () => keepUnderWay(plan.atOnce, plan.calls, call);
    return [nameOf(where, plan), run] as const;
  });
  return Object.fromEntries(rivals);
}

function nameOf(where: string, { atOnce }: Plan): string {
  return `${where}, ${atOnce} at once`;
}

function levelOf({ atOnce, calls }: Plan, measurement: Measurement): Level {
  const { wall, cpu, utilisation, grown } = measurement;
  return {
    atOnce,
    perCall: wall.map((ms) => ms / calls),
    cpu: cpu / calls,
    busy: utilisation,
    grown,
  };
}
