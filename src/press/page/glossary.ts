/** A term, and where the course explains and shows it. */
export interface GlossaryTerm {
  term: string;
  /** The other forms in which lessons use it, plurals in -s left out. */
  also?: readonly string[];
  /** What it means, Markdown. */
  means: string;
  /** A lesson and a cell: `04-the-loop#the-task`. */
  explained: string;
  shown: string;
  /** Present where readers bring the word along: such terms are not linked to. */
  everyday?: string;
}

/** Constructs of Python that belong together, each with what takes its place in TypeScript. */
export interface ConstructGroup {
  title: string;
  constructs: readonly {
    /** As it is written in Python. */
    python: string;
    /** What it does there, a phrase of Markdown that goes on from its name. */
    does: string;
    /** Markdown. */
    typescript: string;
    /** Markdown. */
    differs: string;
    /** A lesson and a cell. */
    runs: string;
  }[];
}

/** What a reader of the course may want to look up. */
export interface Glossary {
  terms: readonly GlossaryTerm[];
  constructs: readonly ConstructGroup[];
}
