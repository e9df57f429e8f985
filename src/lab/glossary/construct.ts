import type { Place } from "./term.js";

/** Something that programs in Python use, and what takes its place in TypeScript on Node.js. */
export interface Construct {
  /** As it is written in Python. */
  python: string;
  /** What it does there, a phrase of Markdown. */
  does: string;
  /** What to write instead, Markdown; its code words stand in the lesson that runs it. */
  typescript: string;
  /** What is not the same, Markdown. */
  differs: string;
  /** The code cell that runs the counterpart. */
  runs: Place;
}

/** Constructs that belong together. */
export interface ConstructGroup {
  title: string;
  constructs: readonly Construct[];
}
