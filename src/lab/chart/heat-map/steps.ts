import type { PaletteName } from "../palette.js";

/** A range of values with its colour, and the colour in which a number is read on it. */
export interface Step {
  low: number;
  high: number;
  colour: PaletteName;
  text: PaletteName;
}

const colours: readonly PaletteName[] = ["heat1", "heat2", "heat3", "heat4", "heat5", "heat6"];

/** Six steps from the smallest to the largest value; one where all values are the same. */
export function toSteps(values: readonly number[], log: boolean): Step[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const n = least === most ? 1 : colours.length;
  const at = (i: number) =>
    log ? least * (most / least) ** (i / n) : least + ((most - least) * i) / n;
  return Array.from({ length: n }, (_, i) => ({
    low: at(i),
    high: at(i + 1),
    colour: colours[i]!,
    text: i < 3 ? "ink" : "paper",
  }));
}

/** The step a value lies in; the largest value in the last. */
export function stepOf(value: number, steps: readonly Step[]): Step {
  return steps.find(({ high }) => value < high) ?? steps.at(-1)!;
}
