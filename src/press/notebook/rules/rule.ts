import type { Notebook } from "../notebook.js";
import type { Problem } from "../problem.js";

/** A problem within the notebook at hand. */
export type Finding = Omit<Problem, "notebook">;

/** What a rule may know besides the notebook. */
export interface Surroundings {
  /** The ids of all lessons; where it is missing, links between lessons are not checked. */
  lessons?: readonly string[];
  /** Whether learners get this notebook as it is; default: no, the instructor has it, too. */
  learner?: boolean;
}

/** Looks at one thing in a notebook and tells what is not as it has to be. */
export type Rule = (notebook: Notebook, surroundings: Surroundings) => Finding[];
