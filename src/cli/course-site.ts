import { chartPalette } from "../lab/chart/index.js";
import { constructs, terms } from "../lab/glossary/index.js";
import type { RenderCache } from "../press/page/index.js";
import { describeMachine } from "../press/run/index.js";
import type { Edition, LessonGiven, SiteOptions } from "../press/site/index.js";
import type { CheckedNotebooks } from "./check-notebooks.js";
import type { Compiler } from "./compiler-thread.js";
import { audit, course } from "./course.js";
import { lookUpNames, lookUpSourceNames } from "./name-lookup.js";
import { openProgram, type Program } from "./program.js";
import { projectFiles } from "./project-files.js";

export interface CourseSiteOptions {
  /** The project's folder. */
  root: string;
  /** Keeps what is drawn and looked up. */
  cache: RenderCache;
  /** Tells of names. It is at work on them when this returns: close it when the site is made. */
  compiler: Compiler;
  checked: Pick<CheckedNotebooks, "notebooks">;
  /** The notebooks as they were executed. */
  lessons: readonly LessonGiven[];
  edition: Edition;
  /** What is known of the program; default: nothing yet. */
  program?: Program;
  /** Whether the site has a zip of the whole course; default true. */
  withProject?: boolean;
}

/** Everything that a site of this course is made of. */
export async function courseSite(options: CourseSiteOptions): Promise<Omit<SiteOptions, "out">> {
  const { root, cache, compiler, checked, lessons, edition, withProject = true } = options;
  const { program = openProgram(root) } = options;
  const modules = await program.modules();
  const lookup = { root, cache, compiler, program };
  return {
    course,
    lessons,
    machine: describeMachine(root),
    palette: chartPalette,
    modules,
    ...(withProject && { project: await projectFiles(root, edition) }),
    edition,
    glossary: { terms, constructs },
    excerpts: [audit],
    names: await lookUpNames(checked.notebooks, lookup),
    sourceNames: await lookUpSourceNames(modules, lookup),
    cache,
  };
}
