import type { SourceName } from "./articles.js";

/** An article, as it describes itself. */
export interface PublishedSource {
  title: string;
  /** The computer, in the article's words. */
  machine: string;
  /** Year, month or day, as far as it is stated. */
  date?: string;
}

/** One task that an article timed in several models. */
export interface Experiment {
  source: SourceName;
  task: "download" | "compute" | "sleep";
  /** What the programs did, in figures. */
  what: string;
  results: readonly PublishedResult[];
  /** What is to be known about all results. */
  note?: string;
}

/** One line of an article's table. */
export interface PublishedResult {
  /** The model, in the words of this course. */
  model: string;
  /** Threads or processes, where they are stated. */
  workers?: number;
  /** Wall-clock time of each run; empty where the article claims something and prints no time. */
  seconds: readonly number[];
  /** Seconds of processor time outside the kernel. */
  user?: number;
  /** Seconds of processor time inside the kernel. */
  system?: number;
  /** Peak memory in units of 1024 bytes, as the article reports it. */
  memoryKb?: number;
  /** What the figure leaves out or hides. */
  note?: string;
}
