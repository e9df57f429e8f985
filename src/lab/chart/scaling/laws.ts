import { amdahl, gustafson, universal, universalPeak } from "../../stats/index.js";
import { count, significant } from "../quantity.js";

/** The parameters of the laws, each of which is a slider. */
export interface Parameters {
  /** The share that cannot be divided, 0 to 1. */
  serial: number;
  /** Contention, 0 to 1. */
  sigma: number;
  /** Coherency, 0 or more. */
  kappa: number;
}

export type LawName = "amdahl" | "gustafson" | "universal";

/** A law twice: as a function, for words and tables, and as Vega expressions that follow the sliders. */
export interface Law {
  label: string;
  parameters: readonly (keyof Parameters)[];
  at(workers: number, parameters: Parameters): number;
  /** The parameters with what they mean, one line. */
  reading(parameters: Parameters): string;
  /** Vega expression of the speedup, with `datum.workers` and the parameters by their names. */
  formula: string;
  /** Vega expression of the reading, the same text as `reading`. */
  readingFormula: string;
}

export const laws: Readonly<Record<LawName, Law>> = {
  amdahl: {
    label: "Amdahl: the same work",
    parameters: ["serial"],
    at: (workers, { serial }) => amdahl(workers, serial),
    reading: ({ serial }) =>
      `serial share ${serial.toFixed(2)}: the same work ${serial > 0 ? `never gets ${(1 / serial).toFixed(1)} times as fast` : "has no limit"}`,
    formula: "1 / (serial + (1 - serial) / datum.workers)",
    readingFormula:
      "'serial share ' + format(serial, '.2f') + ': the same work ' + (serial > 0 ? 'never gets ' + format(1 / serial, '.1f') + ' times as fast' : 'has no limit')",
  },
  gustafson: {
    label: "Gustafson: the same time",
    parameters: ["serial"],
    at: (workers, { serial }) => gustafson(workers, serial),
    reading: ({ serial }) =>
      `in the same time, each further worker adds ${(1 - serial).toFixed(2)} of the work`,
    formula: "serial + (1 - serial) * datum.workers",
    readingFormula:
      "'in the same time, each further worker adds ' + format(1 - serial, '.2f') + ' of the work'",
  },
  universal: {
    label: "universal scalability",
    parameters: ["sigma", "kappa"],
    at: (workers, { sigma, kappa }) => universal(workers, sigma, kappa),
    reading: ({ sigma, kappa }) =>
      `sigma ${sigma.toFixed(3)}, kappa ${kappa.toFixed(5)}: ${kappa > 0 ? `highest at ${universalPeak(sigma, kappa).toFixed(0)}` : "it never falls"}`,
    formula:
      "datum.workers / (1 + sigma * (datum.workers - 1) + kappa * datum.workers * (datum.workers - 1))",
    readingFormula:
      "'sigma ' + format(sigma, '.3f') + ', kappa ' + format(kappa, '.5f') + (kappa > 0 ? ': highest at ' + format(max(1, sqrt((1 - sigma) / kappa)), '.0f') : ': it never falls')",
  },
};

/** What a law says, in a sentence. */
export function lawInWords(law: Law, parameters: Parameters, workers: number, x: string): string {
  const reached = significant(law.at(workers, parameters));
  return `“${law.label}” says ${reached} at ${count(workers, x, x)}; ${law.reading(parameters)}.`;
}
