import type { RenderCache } from "./cache.js";
import type { GlossaryTerm } from "./glossary.js";
import type { Course, Entry } from "./lesson.js";
import type { KeepSections } from "./section.js";
import type { SourceModule } from "./source-module.js";

/** What a page is told of the course around it. */
export interface Surroundings {
  course: Course;
  /** The table of contents; holds an entry for every lesson. */
  entries: readonly Entry[];
  /** The modules whose source the site shows; default: none. */
  modules?: readonly SourceModule[];
  /** The glossary to which words of prose lead; default: none. */
  terms?: readonly GlossaryTerm[];
  /** Whether the site has a script that tells what is known of the names in the code; default: no. */
  names?: boolean;
  cache: RenderCache;
  /** Keeps the sections of the page until it is made again; default: nothing does. */
  keep?: KeepSections | undefined;
}
