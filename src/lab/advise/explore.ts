import { performance } from "node:perf_hooks";
import { cpuTime, now } from "../time/index.js";
import { keepUnderWay } from "./under-way.js";

/** Makes one call; the number decides on the input. */
export type Call = (index: number) => unknown;

/** How many calls to make in one run, with so many under way at once. */
export interface Plan {
  atOnce: number;
  calls: number;
  /** Milliseconds that it took when it was tried. */
  tried: number;
}

/** What a first look at a task told, roughly. */
export interface FirstLook {
  /** Milliseconds of one call. */
  perCall: number;
  /** Share of that time in which the event loop of this thread was at work. */
  busy: number;
  /** Cores that were at work. */
  cores: number;
}

/** Milliseconds that a run should take at least: shorter ones are mostly noise. */
const usual = 40;

/** Makes calls one after the other until they took long enough to tell what one takes. */
export async function firstLook(call: Call, longEnough = usual): Promise<FirstLook> {
  // A single call still holds what only the first one does, such as compiling and connecting.
  for (let calls = 2; ; calls *= 4) {
    const before = performance.eventLoopUtilization();
    const cpu = cpuTime();
    const start = now();
    await keepUnderWay(1, calls, call);
    const wall = now() - start;
    const { utilization } = performance.eventLoopUtilization(before);
    if (wall < longEnough) continue;
    return { perCall: wall / calls, busy: utilization, cores: (cpuTime() - cpu) / wall };
  }
}

/**
 * Tries more and more calls at once, doubling, up to the most; ends early when twice in a row that
 * brought less than a tenth.
 */
export async function climb(
  call: Call,
  {
    perCall,
    most,
    samples,
    longEnough = usual,
  }: { perCall: number; most: number; samples: number; longEnough?: number },
): Promise<Plan[]> {
  const plans: Plan[] = [];
  // Whole waves, and every sample as often as the others: all levels do the same work per call.
  const waves = samples * Math.max(1, Math.ceil(longEnough / perCall / samples));
  let fastest = 0;
  let flat = 0;
  for (let atOnce = 1; flat < 2; atOnce = Math.min(2 * atOnce, most)) {
    const calls = atOnce * waves;
    const start = now();
    await keepUnderWay(atOnce, calls, call);
    const tried = now() - start;
    plans.push({ atOnce, calls, tried });
    flat = calls / tried < 1.1 * fastest ? flat + 1 : 0;
    fastest = Math.max(fastest, calls / tried);
    if (atOnce === most) break;
  }
  return plans;
}

/**
 * The inputs to measure with: so many, spread evenly, that one after the other they take no more
 * than a tenth of a second; at least one and at most eight.
 */
export function samplesOf<Input>(inputs: readonly Input[], perCall: number): Input[] {
  const count = Math.max(1, Math.min(8, inputs.length, Math.floor(100 / perCall)));
  return Array.from({ length: count }, (_, i) => inputs[Math.floor((i * inputs.length) / count)]!);
}

/** The plan that made the most calls in the time. */
export function fastest(plans: readonly Plan[]): Plan {
  return plans.reduce((a, b) => (b.calls / b.tried > a.calls / a.tried ? b : a));
}
