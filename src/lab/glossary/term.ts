/** A cell of a lesson, as links name it: `04-the-loop#the-task`. */
export type Place = `${string}#${string}`;

/** A word of the field, or of this course, and where the course explains and shows it. */
export interface Term {
  term: string;
  /** Its other forms and names. A plural in -s is found without being listed. */
  also?: readonly string[];
  /** What it means, one sentence of Markdown. */
  means: string;
  /** The first cell that says what it is; lessons do not use it before. */
  explained: Place;
  /** The code cell that measures or shows it. */
  shown: Place;
  /**
   * Why lessons may use it before it is explained: a word that programmers bring along, of which
   * the course has something more precise to say.
   */
  everyday?: string;
}
