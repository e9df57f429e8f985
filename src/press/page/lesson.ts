import type { Notebook } from "../notebook/index.js";
import type { Teaching } from "./teaching.js";

/** What a lesson was executed on. */
export interface Machine {
  cpu: string;
  /** Logical processors. */
  cores: number;
  /** Bytes. */
  memory: number;
  /** `linux x64` */
  platform: string;
  /** `20.19.0` */
  node: string;
  /** `tslab 1.0.22` */
  kernel: string;
}

/** A notebook as it comes from a run; without the facts of the run where it was not executed. */
export interface Lesson {
  notebook: Notebook;
  /** How long the whole run took. */
  seconds?: number;
  /** The share of the processors' time, 0 to 1, that the host of a virtual machine gave to others. */
  stolen?: number;
  /** How long each cell took, by the cell's id. */
  cellSeconds?: Readonly<Record<string, number>>;
  machine?: Machine;
  /** When it ran, ISO 8601. */
  date?: string;
  /** Whether the outputs come from an earlier build; no page tells, so that it stays the same. */
  cached?: boolean;
  /** Of a notebook that is no lesson of ours; default: it is one. */
  foreign?: Foreign;
}

/** What is different about a notebook that follows no house rules. */
export interface Foreign {
  /** Whether its HTML and scripts go into the page as they are. */
  trusted: boolean;
  /** The pictures in files beside it that its prose shows, as data addresses, by how it names them. */
  pictures: Readonly<Record<string, string>>;
}

/** A lesson in the table of contents, from which every page takes names, numbers and neighbours. */
export interface Entry {
  /** `03-honest-downloads` */
  id: string;
  /** `03`, or nothing where the file's name begins with no number. */
  number: string;
  title: string;
  /** The page's name in the site: `03-honest-downloads.html`. */
  file: string;
  /** What the lesson answers, Markdown; empty where the notebook does not say. */
  question: string;
  /** How long a reader needs; 0 where the notebook does not say. */
  minutes: number;
  /** What a reader should know before: `lesson 00`, a lesson's id, or words in Markdown. */
  needs: readonly string[];
  /** How long it takes to teach; only in the instructor's edition. */
  teaching?: Teaching | undefined;
}

/** The name of a notebook's files in the site: its id, but for what an address or a disk minds. */
export function fileName(id: string): string {
  return id.replace(/[^\p{L}\p{N}_.-]+/gu, "-");
}

/** What the course says of itself. */
export interface Course {
  title: string;
  /** What it is and for whom, Markdown. */
  pitch: string;
  /** Pages of the site to look things up in, named in its navigation; default: none. */
  reference?: readonly { title: string; file: string }[];
  /** Whether it is only a folder of notebooks: they have neither claims nor sources. Default: no. */
  folder?: boolean;
}
