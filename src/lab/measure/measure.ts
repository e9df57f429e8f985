import { onStop } from "../cell/index.js";
import { createCalibration, slowCore } from "./disturbance.js";
import { watchLoopDelay } from "./loop-delay.js";
import { type Measurement, summarise } from "./measurement.js";
import { rotation } from "./order.js";
import { mostRounds } from "./rehearsal.js";
import { type Rival, type Run, watchRun } from "./run.js";
import { type SameWorkOptions, sameWork } from "./same-work.js";

export interface MeasureOptions extends SameWorkOptions {
  /** How many rounds to keep; default 5. In each round every rival runs once. */
  rounds?: number;
  /** How many rounds to run before that, unrecorded, so that code is compiled and pools are up; default 1. */
  warmUp?: number;
  /** How many disturbed rounds to throw away and repeat at most; default half of `rounds`. */
  repeats?: number;
  /** Decides the order of the rivals; default 1. */
  seed?: number;
  /** Processes that are not part of the work, such as `[origin.pid]`: their use is not counted. */
  except?: readonly number[];
  /** Milliseconds that one run may take; default 60,000. */
  timeLimit?: number;
  /** Milliseconds between two looks at the event loop, the sharpness of `delay`; default 10. */
  resolution?: number;
  /** Stops the measurement: it rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Called after each round, kept or not. */
  onRound?: (round: RoundReport) => void;
}

/** How far a measurement is. */
export interface RoundReport {
  /** Rounds kept so far. */
  kept: number;
  rounds: number;
  /** Whether another program took processor time in this round. */
  disturbed: boolean;
  /** Whether this round is thrown away and run again. */
  repeated: boolean;
}

interface Round {
  results: Map<string, { run: Run; value: unknown }>;
  disturbed: boolean;
}

/**
 * Runs programs against each other and reads off what each of them used.
 *
 * In every round each rival runs once, nothing beside it, in an order that turns from round to
 * round. So what slows the machine down for a while slows all of them, and sample i of two rivals
 * may be compared (`speedup` of `overlap/stats` does). A round in which other programs took the
 * processor is thrown away and repeated, up to `repeats` times; what stays disturbed is counted in
 * the result.
 *
 * Where `OVERLAP_ROUNDS` is set, neither the rounds nor those to warm up are more than that, and none
 * is repeated: see {@link mostRounds}.
 *
 * All rivals must return the same, in every round: what is compared must do the same work. Give
 * `checksum` where the results hold more than that, or `same: false` for programs that are not
 * rivals.
 *
 * @param rivals The programs by name; each gets a signal that aborts when it is given up on.
 * @returns One measurement per rival, in the order in which they were given.
 * @throws DifferentWorkError when two results differ.
 * @throws Error when a rival fails or takes too long; it names the rival, and the failure is its cause.
 */
export async function measure(
  rivals: Record<string, Rival>,
  {
    rounds: wanted = 5,
    warmUp = 1,
    repeats = Math.floor(wanted / 2),
    seed = 1,
    except = [],
    timeLimit = 60_000,
    resolution = 10,
    signal,
    onRound,
    ...sameness
  }: MeasureOptions = {},
): Promise<Measurement[]> {
  const names = Object.keys(rivals);
  checkCounts({ rivals: names.length, rounds: wanted }, 1);
  checkCounts({ warmUp, repeats }, 0);
  const most = mostRounds();
  const rounds = Math.min(wanted, most);
  const atMost = most === Number.POSITIVE_INFINITY ? repeats : 0;
  const check = sameWork(sameness);
  const calibrate = createCalibration();
  const bystanders = new Set(except);
  const loop = watchLoopDelay({ resolution });

  const runRound = async (turn: number): Promise<Round> => {
    const results: Round["results"] = new Map();
    let slowest = calibrate();
    for (const name of rotation(names, turn, seed)) {
      globalThis.gc?.();
      const result = await limited(name, { signal, timeLimit }, (runSignal) =>
        watchRun(rivals[name]!, runSignal, { except: bystanders, loop }),
      );
      check(name, result.value);
      results.set(name, result);
    }
    slowest = Math.max(slowest, calibrate());
    const disturbed = [...results.values()].some(({ run }) => run.disturbed);
    return { results, disturbed: disturbed || slowest > slowCore };
  };

  const kept: Round[] = [];
  let repeated = 0;
  try {
    for (let turn = -Math.min(warmUp, most); turn < 0; turn++) await runRound(turn);
    while (kept.length < rounds) {
      const round = await runRound(kept.length);
      const again = round.disturbed && repeated < atMost;
      if (again) repeated += 1;
      else kept.push(round);
      onRound?.({ kept: kept.length, rounds, disturbed: round.disturbed, repeated: again });
    }
  } finally {
    loop.close();
  }
  const disturbed = kept.filter((round) => round.disturbed).length;
  return names.map((name) => {
    const results = kept.map((round) => round.results.get(name)!);
    const { value } = results[results.length - 1]!;
    return summarise({ name, runs: results.map(({ run }) => run), value, disturbed, repeated });
  });
}

/** Runs `use` with a signal that aborts with the caller's, or when the time is over. */
async function limited<T>(
  name: string,
  { signal, timeLimit }: { signal: AbortSignal | undefined; timeLimit: number },
  use: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const forget = onStop(signal, (reason) => controller.abort(reason));
  const late = `"${name}" took longer than ${timeLimit} ms, the time limit of one run`;
  const timer = setTimeout(() => controller.abort(new Error(late)), timeLimit);
  try {
    return await use(controller.signal);
  } catch (error) {
    if (controller.signal.aborted) throw controller.signal.reason;
    throw new Error(`"${name}" failed while it was measured: ${messageOf(error)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    forget();
  }
}

function checkCounts(counts: Record<string, number>, least: number): void {
  for (const [name, count] of Object.entries(counts)) {
    if (Number.isInteger(count) && count >= least) continue;
    throw new RangeError(
      `measure needs a whole number of ${name}, at least ${least}, not ${count}`,
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
