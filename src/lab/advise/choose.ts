import { median } from "../stats/index.js";
import type { Choice, Expectation, Limit } from "./advice.js";
import { bestOf, coresAtWork, gain, isRising, measured } from "./levels.js";
import type { Level, Readings, ThreadReadings } from "./readings.js";
import { percent, time, times } from "./words.js";

/** A task whose event loop is at work for this share of the time computes. */
const mostly = 0.7;
/** One whose event loop is at work for no more than this waits. */
const hardly = 0.1;
/** One for which other threads use this many cores lets them compute. */
const computesElsewhere = 0.5;
/** What does not bring this much is not worth another line of code. */
const worthwhile = 1.2;
/** What a message to a thread and its answer cost at least, in milliseconds. */
const message = 0.03;

/** Finds what limits the task and the model that fits, memory aside. */
export function choose(readings: Readings, alone: Level): Choice {
  const perCall = median(alone.perCall);
  const because = `Alone, a call takes ${time(perCall)}, and the event loop is at work for ${percent(alone.busy)} of it`;
  if (alone.busy < mostly) return overlapping(readings, alone, because);
  // Not above a tenth: on a machine that others use, a thread that computes gets little of it too.
  if (coresAtWork(alone) < 0.1) {
    const share = percent(coresAtWork(alone));
    const holds = `${because}, but the processor for ${share}: it waits and holds its thread.`;
    return blocking(readings, alone, holds);
  }
  return computing(readings, alone, `${because}: it computes.`);
}

function blocking({ threads }: Readings, alone: Level, because: string): Choice {
  const better = "An asynchronous form of the same would overlap on one event loop.";
  if (threads === undefined) {
    const untried = "Threads would let several wait at once; given as a module, it could be tried.";
    return keep("blocking", [because, better, untried]);
  }
  return inThreads("blocking", alone, threads, [because, better]);
}

function computing({ threads, cores }: Readings, alone: Level, because: string): Choice {
  const perCall = median(alone.perCall);
  const most = times(1 / alone.busy);
  const overlap = `Overlapped on one event loop it can get ${most} as fast at the very most: there is hardly any waiting to fill.`;
  if (threads !== undefined) return inThreads("computing", alone, threads, [because, overlap]);
  const ratio = perCall / ((perCall + message) / cores);
  if (ratio < worthwhile) {
    const why =
      cores === 1
        ? "There is one core, so threads gain nothing either."
        : "A message to a thread takes as long as the call: send many calls in one message, or none.";
    return keep("computing", [because, overlap, why]);
  }
  const untried = `Threads can bring up to ${times(ratio)} on ${cores} cores; given as a module, it could be tried.`;
  return {
    limit: "computing",
    model: "threads",
    atOnce: cores,
    speedup: { ratio, low: ratio, high: ratio, measured: false, atLeast: false },
    start: 0,
    because: [because, overlap, untried],
  };
}

/** The task leaves the event loop time: what becomes of more at once? */
function overlapping(readings: Readings, alone: Level, because: string): Choice {
  const { overlapped, threads, cores } = readings;
  const best = bestOf(overlapped);
  const rising = isRising(overlapped);
  const limit = limitOf(readings, alone, best, rising);
  const reasons = [`${because}: ${manner(readings, alone, limit)}`];
  const together = measured(alone, best, rising);
  if (!isGain(together)) {
    return keep(limit, [
      ...reasons,
      "More at once are no faster.",
      ...end(readings, limit, alone, best),
    ]);
  }
  const loop = {
    limit,
    model: "event loop",
    atOnce: best.atOnce,
    speedup: together,
    start: 0,
    because: [
      ...reasons,
      `With ${best.atOnce} at once on one event loop it is ${times(together.ratio)} as fast.`,
      ...(rising ? ["It was still getting faster there."] : end(readings, limit, alone, best)),
    ],
  } satisfies Choice;
  if (threads === undefined) return loop;
  const spread = bestOf(threads.levels);
  if (!isGain(measured(best, spread))) return loop;
  const more = `Spread over ${spread.atOnce / threads.each} threads on ${cores} cores it is ${times(gain(alone, spread))} as fast.`;
  return {
    ...loop,
    model: "threads + event loop",
    atOnce: spread.atOnce,
    speedup: measured(alone, spread),
    start: threads.start,
    because: [...loop.because, more],
  };
}

function limitOf(readings: Readings, alone: Level, best: Level, rising: boolean): Limit {
  const { pool, poolSize, cores } = readings;
  if (elsewhere(alone) >= computesElsewhere) return pool.length > 0 ? "pool" : "cores";
  if (alone.busy > hardly) return "mixed";
  if (rising || best.busy >= mostly || coresAtWork(best) >= 0.8 * cores) return "waiting";
  if (pool.length > 0 && gain(alone, best) <= 1.25 * poolSize) return "pool";
  return "outside";
}

function manner({ pool }: Readings, alone: Level, limit: Limit): string {
  if (limit === "pool") return `libuv's pool works for it (${pool.join(", ")}).`;
  if (limit === "cores")
    return `threads or processes of its own keep ${elsewhere(alone).toFixed(1)} cores at work.`;
  if (limit === "mixed") return "it waits and computes in turn.";
  return "it waits.";
}

/** What is at its end where more at once stop being faster. */
function end(readings: Readings, limit: Limit, alone: Level, best: Level): string[] {
  const { poolSize, cores } = readings;
  if (limit === "pool") {
    const size = "UV_THREADPOOL_SIZE, set before Node starts,";
    if (elsewhere(alone) < computesElsewhere) {
      const line = `From there on calls stand in line for the ${poolSize} threads of the pool; ${size} makes it larger.`;
      return [line];
    }
    return cores > poolSize
      ? [
          `The pool has ${poolSize} threads to compute in, and there are ${cores} cores: ${size} gives it more.`,
        ]
      : [`The pool computes on all ${cores} cores: more threads in it would gain nothing.`];
  }
  if (coresAtWork(best) >= 0.8 * cores) return [`From there on all ${cores} cores are at work.`];
  if (best.busy >= mostly) return ["From there on the event loop itself is at work all the time."];
  if (limit !== "outside") return [];
  return [
    `From there on neither the event loop nor the processor is busy: something else takes no more at once, say a server, a lock or a limit on connections.`,
  ];
}

/** Cores that compute for the task besides the event loop's thread; NaN if unknown. */
function elsewhere(alone: Level): number {
  return coresAtWork(alone) - alone.busy;
}

/** Whether it is worth the change, and more than the noise of these rounds. */
function isGain({ ratio, low }: Expectation): boolean {
  return ratio >= worthwhile && low > 1;
}

function inThreads(limit: Limit, alone: Level, threads: ThreadReadings, because: string[]): Choice {
  // One thread computes no faster than this one, whatever a noisy round says.
  const several = threads.levels.filter(({ atOnce }) => atOnce > 1);
  const best = bestOf(several.length > 0 ? several : threads.levels);
  // What computes has an end at the cores, however the last step went.
  const speedup = measured(alone, best, limit === "blocking" && isRising(threads.levels));
  if (!isGain(speedup)) {
    const cost = median(best.perCall);
    const why = `In threads a call costs ${time(cost)}: ${cost < 1 ? "sending it there and back eats the gain" : "that is no faster"}.`;
    return keep(limit, [...because, why]);
  }
  return {
    limit,
    model: "threads",
    atOnce: best.atOnce,
    speedup,
    start: threads.start,
    because: [...because, `In ${best.atOnce} threads it is ${times(speedup.ratio)} as fast.`],
  };
}

/** Leave it as it is. */
function keep(limit: Limit, because: string[]): Choice {
  const speedup: Expectation = { ratio: 1, low: 1, high: 1, measured: true, atLeast: false };
  return { limit, model: "sequential", atOnce: 1, speedup, start: 0, because };
}
