import { join } from "node:path";
import { describeProblem } from "../press/notebook/index.js";
import type { RenderCache } from "../press/page/index.js";
import { checkTarget, folderCache, pruneFolder, writeSite } from "../press/site/index.js";
import { BUILD_HELP, type BuildOptions, toBuildOptions } from "./build-options.js";
import { checkNotebooks } from "./check-notebooks.js";
import { type Compiler, withCompiler } from "./compiler-thread.js";
import { courseSite } from "./course-site.js";
import { executeAll } from "./executions.js";
import { folderCourse } from "./foreign-notebooks.js";
import { eachNotebookFile } from "./notebook-files.js";
import { writePicture } from "./picture.js";
import { openProgram, standingProgram } from "./program.js";
import { summary } from "./summary.js";

/** What a shell expects of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * `node build.mjs`: checks the notebooks, executes what has changed, writes the site.
 *
 * @param root The project's folder.
 * @returns The exit code. What went wrong has been said on standard error, and the last good site
 *   stands.
 */
export async function build(args: string[], root: string): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort(new Error("interrupted: nothing was written"));
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    const options = toBuildOptions(args, root);
    if (options.help) {
      console.log(BUILD_HELP);
      return 0;
    }
    const { signal } = stop;
    const { notebooks: folder, watch: stays } = options;
    return await withCompiler({ root, folder, signal, stays }, (compiler) =>
      buildSite(options, { root, compiler, signal }),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return stop.signal.aborted ? INTERRUPTED : 1;
  } finally {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

async function buildSite(options: BuildOptions, { root, compiler, signal }: Work) {
  const cache = join(root, ".overlap", "cache");
  await checkTarget(options.out);
  const files = eachNotebookFile(options.notebooks);
  const checked = await checkNotebooks(files, { root, compiler, cache });
  const isFolder = checked.notebooks.length === 0;
  checkChoice(options.only, checked.all);
  const { fresh, timeout, trust } = options;
  const program = options.watch ? standingProgram(root) : openProgram(root);
  const lessons = await executeAll(checked.all, {
    ...{ root, cache, program, signal, fresh, timeout, trust },
    isChosen: (id) => isChosen(id, options),
  });
  signal.throwIfAborted();
  const rendered = join(cache, "rendered");
  const rememberedParts = renderCache(rendered);
  const {
    record,
    files: count,
    notes,
  } = await writeSite({
    ...(await courseSite({
      root,
      cache: rememberedParts,
      compiler,
      checked,
      lessons,
      edition: options.edition,
      program,
      // Packed anew after each change, it would take longer than all the rest.
      withProject: !options.watch && !isFolder,
    })),
    ...(isFolder && { course: folderCourse(options.notebooks), modules: [] }),
    out: options.out,
  });
  // The preview's reader waits.
  if (!options.watch) await pruneFolder(rendered);
  if (options.picture) await writePicture(root, await lessons[0]?.read());
  for (const note of notes) console.error(`note: ${describeProblem(note)}`);
  const { text, held } = summary(record, { out: options.out, count });
  console.log(text);
  return options.strict && !held ? 1 : 0;
}

interface Work {
  root: string;
  compiler: Compiler;
  signal: AbortSignal;
}

const renderCaches = new Map<string, RenderCache>();

/** The same one for each build of this process. */
function renderCache(folder: string): RenderCache {
  const cache = renderCaches.get(folder) ?? folderCache(folder);
  renderCaches.set(folder, cache);
  return cache;
}

/** @throws Error when one of the prefixes picks no lesson. */
function checkChoice(only: readonly string[], notebooks: readonly { id: string }[]): void {
  const ids = notebooks.map(({ id }) => id);
  const idle = only.find((prefix) => !ids.some((id) => id.startsWith(prefix)));
  if (idle === undefined) return;
  throw new Error(`--only ${idle}: no notebook begins so; there are ${ids.join(", ")}`);
}

function isChosen(id: string, { only, noExecute }: BuildOptions): boolean {
  return !noExecute && (only.length === 0 || only.some((prefix) => id.startsWith(prefix)));
}
