import { fitUniversal, median, type UniversalFit } from "../stats/index.js";
import type { Advice, Choice } from "./advice.js";
import { choose } from "./choose.js";
import type { Level, Readings } from "./readings.js";
import { megabytes, time } from "./words.js";

export interface DecideOptions {
  /** How many calls the real work makes; default 1000. */
  calls?: number;
}

/**
 * Judges readings: what limits the task, which model fits, what it brings, and whether that is worth
 * it. The same readings give the same advice.
 *
 * It is worth it when the whole work, the start of threads included, gets at least a fifth faster
 * and at least 50 ms shorter.
 *
 * @throws RangeError when the first reading is not that of one call after the other.
 */
export function decide(readings: Readings, { calls = 1000 }: DecideOptions = {}): Advice {
  const alone = readings.overlapped[0];
  if (alone?.atOnce !== 1) {
    throw new RangeError(
      `decide needs a reading of one call after the other first, got ${alone?.atOnce ?? "none"}`,
    );
  }
  const choice = withinMemory(choose(readings, alone), readings, alone);
  const perCall = median(alone.perCall);
  const total = calls * perCall;
  const after = choice.start + total / choice.speedup.ratio;
  const worthIt = total >= 1.2 * after && total - after >= 50;
  return {
    ...choice,
    worthIt,
    breakEven: breakEven(choice, perCall),
    because: [...choice.because, verdict(calls, total, after, worthIt), ...doubts(readings)],
    fit: law(readings),
    readings,
  };
}

/** Half of the memory that is left may be used; a choice that wants more is made anew from what fits. */
function withinMemory(choice: Choice, readings: Readings, alone: Level): Choice {
  const each = growthPerCall(readings, alone);
  const fits = readings.available / 2 / each;
  if (!(choice.atOnce > fits)) return choice;
  const fitting = ({ atOnce }: Level) => atOnce === 1 || atOnce <= fits;
  const { threads } = readings;
  const levels = threads?.levels.filter(fitting) ?? [];
  const { threads: _, ...rest } = { ...readings, overlapped: readings.overlapped.filter(fitting) };
  const smaller =
    threads && levels.length > 0 ? { ...rest, threads: { ...threads, levels } } : rest;
  const why =
    `Each call under way takes ${megabytes(each)}, and ${megabytes(readings.available)} are left: ` +
    `no more than ${Math.max(1, Math.floor(fits))} at once fit into half of that.`;
  const chosen = choose(smaller, alone);
  return { ...chosen, limit: "memory", because: [...chosen.because, why] };
}

/** Bytes by which each further call under way lets memory grow; 0 where that is no more than any run grows by. */
function growthPerCall({ overlapped, threads }: Readings, alone: Level): number {
  const [most] = [...overlapped, ...(threads?.levels ?? [])].sort((a, b) => b.atOnce - a.atOnce);
  if (most === undefined || most.atOnce === 1) return 0;
  const growth = (most.grown - alone.grown) / (most.atOnce - 1);
  return growth > 1e6 ? growth : 0;
}

/** Calls after which the start of threads is paid for. */
function breakEven({ start, speedup }: Choice, perCall: number): number {
  if (start === 0) return 1;
  const saved = perCall - perCall / speedup.ratio;
  return saved > 0 ? Math.ceil(start / saved) : Number.POSITIVE_INFINITY;
}

function verdict(calls: number, total: number, after: number, worthIt: boolean): string {
  if (worthIt) return `${calls} calls take ${time(after)} instead of ${time(total)}: worth it.`;
  if (after >= total) return `${calls} calls take ${time(total)} as they are: leave it so.`;
  return `${calls} calls would take ${time(after)} instead of ${time(total)}: not worth the trouble.`;
}

function doubts({ disturbed, rounds }: Readings): string[] {
  const reasons: string[] = [];
  if (rounds < 3)
    reasons.push(`Only ${rounds} of the rounds fitted into the time: the figures are rough.`);
  if (disturbed > 0) {
    reasons.push(
      `Other programs took processor time in ${disturbed} of ${rounds} rounds: ask again when they are done.`,
    );
  }
  return reasons;
}

function law({ overlapped }: Readings): UniversalFit | undefined {
  const points = overlapped.map(({ atOnce, perCall }) => ({
    workers: atOnce,
    throughput: 1000 / median(perCall),
  }));
  const fit = fitUniversal(points);
  return fit.ok ? fit : undefined;
}
