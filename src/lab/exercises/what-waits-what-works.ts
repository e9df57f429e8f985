import type { Exercise } from "../lesson/index.js";
import { type Clocks, readClocks } from "../measure/index.js";
import { type MysteryName, mysteries } from "./mysteries.js";

/**
 * What a program spends its time on.
 *
 * - `waiting`: its thread is free, and nobody works;
 * - `blocking`: it waits too, but holds its thread meanwhile;
 * - `working`: its own thread works;
 * - `both`: its thread waits and works in turn;
 * - `elsewhere`: its thread is free, and other threads of the process work.
 */
export type TimeSpent = "waiting" | "blocking" | "working" | "both" | "elsewhere";

/** What the learner writes: tells from three clocks what a program spent its time on. */
export type Classify = (clocks: Clocks) => TimeSpent;

interface Truth {
  kind: TimeSpent;
  /** Processor time over wall time, and the loop's share, on a machine with nothing else to do. */
  processor: number;
  utilisation: number;
}

const truths: Readonly<Record<MysteryName, Truth>> = {
  A: { kind: "working", processor: 1, utilisation: 1 },
  B: { kind: "elsewhere", processor: 1.8, utilisation: 0.02 },
  C: { kind: "waiting", processor: 0.03, utilisation: 0.03 },
  D: { kind: "blocking", processor: 0.01, utilisation: 1 },
  E: { kind: "both", processor: 0.5, utilisation: 0.5 },
  F: { kind: "elsewhere", processor: 1, utilisation: 0.05 },
};

/** No order is that of the names, and no length says which program it is. */
const runs: readonly [MysteryName, number][] = [
  ["D", 60],
  ["F", 120],
  ["A", 90],
  ["C", 60],
  ["E", 120],
  ["B", 90],
  ["C", 120],
  ["A", 60],
];
const TRIES = 3;

/** Lesson 01: tell six programs apart by what three clocks say of them. */
export const classifyPrograms: Exercise<Classify> = {
  id: "classify-programs",
  expected: `each of ${runs.length} runs of the six programs, in another order and of another length than before, is named correctly.`,
  hints: [
    "One clock cannot tell them apart. Processor time over wall time says whether anybody works; `utilisation` says whether this thread is free. Look at both.",
    "A thread that is held while the processor idles is blocked: `utilisation` is near 1 and processor time is near 0.",
    "The processor is busy and the loop is free: then somebody else works. Threads of the same process count in processor time, and not in `utilisation`.",
    "Between all and nothing lies a program that does both. Leave room on each side: 0.2 and 0.8, say.",
  ],
  observe: async (classify, attempt) => {
    const mistakes: { truth: Truth; text: string }[] = [];
    for (const [name, ms] of runs) {
      const truth = truths[name];
      const clocks = await readUndisturbed(name, ms);
      const told = await attempt(() => classify(clocks));
      if (told === truth.kind) continue;
      mistakes.push({ truth, text: `${name} was called ${told}` });
    }
    const right = runs.length - mistakes.length;
    const observed = `${right} of ${runs.length} runs were named correctly`;
    const [first] = mistakes;
    if (!first) return { passed: true, observed: `${observed}.` };
    return {
      passed: false,
      observed: `${observed}; for one, ${first.text}, which it is not.`,
      hint: hintFor(first.truth),
    };
  },
};

/**
 * A program that is given no processor looks like one that wants none. So a reading that other
 * programs have spoiled is taken again, and in the end replaced by that of a quiet machine.
 */
async function readUndisturbed(name: MysteryName, ms: number): Promise<Clocks> {
  const { processor, utilisation } = truths[name];
  for (let i = 0; i < TRIES; i++) {
    const clocks = await readClocks(() => mysteries[name](ms));
    const seen = (clocks.user + clocks.system) / clocks.wall;
    // More than one core at work is the same finding whatever their number.
    const near = Math.abs(Math.min(1, seen) - Math.min(1, processor)) < 0.15;
    if (near && Math.abs(clocks.utilisation - utilisation) < 0.15) return clocks;
  }
  return { wall: ms, user: processor * ms, system: 0, utilisation };
}

function hintFor({ kind }: Truth): number {
  if (kind === "blocking") return 1;
  if (kind === "elsewhere") return 2;
  return kind === "both" ? 3 : 0;
}
