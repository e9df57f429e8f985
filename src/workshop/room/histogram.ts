import type { Bar } from "./view.js";

const BINS = 8;
/** From this ratio of the largest to the smallest on, bins grow by factors and not by steps. */
const WIDE = 30;

/** How many chose each option; the options in their order, also those that nobody chose. */
export function countOptions(
  answers: readonly (string | number)[],
  options: readonly string[],
  truth?: string,
): Bar[] {
  return options.map((label) => ({
    label,
    count: answers.filter((answer) => String(answer) === label).length,
    right: truth !== undefined && label === truth,
  }));
}

/**
 * Numbers in at most {@link BINS} bins with round borders; a bin holds its lower border. Where the
 * answers differ by orders of magnitude, the borders are 1, 2, 5, 10, 20, ...
 */
export function countNumbers(
  answers: readonly number[],
  unit: string | undefined,
  truth?: number,
): Bar[] {
  const given = answers.filter(Number.isFinite);
  const all = truth === undefined ? given : [...given, truth];
  if (all.length === 0) return [];
  const borders = bordersOf(Math.min(...all), Math.max(...all));
  return borders.slice(0, -1).map((low, index) => {
    const high = borders[index + 1]!;
    const within = (value: number) => value >= low && value < high;
    return {
      label: `${figure(low)} to ${figure(high)}${unit === undefined ? "" : ` ${unit}`}`,
      count: given.filter(within).length,
      right: truth !== undefined && within(truth),
    };
  });
}

function bordersOf(low: number, high: number): number[] {
  if (low > 0 && high / low >= WIDE) return thinned(roundFactors(low, high));
  const rough = (high - low || Math.abs(high) || 1) / (BINS - 1);
  // Finer than this, one border would be written as the next one.
  const step = roundStep(Math.max(rough, Math.max(Math.abs(low), Math.abs(high)) * 1e-9));
  // Of numbers at the ends of what a number can be no step can be made.
  if (!(step > 0 && step < Number.POSITIVE_INFINITY)) return [low, Number.POSITIVE_INFINITY];
  const first = Math.floor(low / step);
  const last = Math.floor(high / step) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
}

/** 1, 2, 5, 10, ... from below the lowest to above the highest. */
function roundFactors(low: number, high: number): number[] {
  const borders: number[] = [];
  for (let power = Math.floor(Math.log10(low)); ; power++) {
    for (const digit of [1, 2, 5]) {
      const border = tidy(digit * 10 ** power);
      if (border <= low) borders[0] = border;
      else borders.push(border);
      if (border > high) return borders;
    }
  }
}

/** Every second, third, ... border, so that there are few enough bins; none is lost at the ends. */
function thinned(borders: number[]): number[] {
  const every = Math.ceil((borders.length - 1) / BINS);
  if (every <= 1) return borders;
  const kept = borders.filter((_, index) => index % every === 0);
  const last = borders.at(-1)!;
  return kept.at(-1) === last ? kept : [...kept, last];
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  return digit * power;
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function figure(value: number): string {
  return Math.abs(value) >= 1e7 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(1)
    : tidy(value).toLocaleString("en-US", { maximumFractionDigits: 6 });
}
