import { setMaxListeners } from "node:events";
import { join, sep } from "node:path";
import { describeProblem, type Notebook } from "../press/notebook/index.js";
import type { Lesson, RenderCache } from "../press/page/index.js";
import {
  cacheKey,
  createReporter,
  executeOrReuse,
  type FileMemo,
  lastSeconds,
  readCache,
} from "../press/run/index.js";
import { checkTarget, folderCache, pruneFolder, writeSite } from "../press/site/index.js";
import { BUILD_HELP, type BuildOptions, toBuildOptions } from "./build-options.js";
import { checkNotebooks } from "./check-notebooks.js";
import { type Compiler, withCompiler } from "./compiler-thread.js";
import { courseSite } from "./course-site.js";
import { folderCourse, isLesson, isOurKernels, toForeign } from "./foreign-notebooks.js";
import { readNotebookFiles } from "./notebook-files.js";
import { writePicture } from "./picture.js";
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
  const files = await readNotebookFiles(options.notebooks);
  const checked = await checkNotebooks(files, { root, compiler, cache });
  const { all: notebooks } = checked;
  const isFolder = checked.notebooks.length === 0;
  checkChoice(options.only, notebooks);
  const executions = await executeAll(notebooks, options, { root, cache, signal });
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
      lessons: executions,
      edition: options.edition,
      // Packed anew after each change, it would take longer than all the rest.
      withProject: !options.watch && !isFolder,
    })),
    ...(isFolder && { course: folderCourse(options.notebooks), modules: [] }),
    out: options.out,
  });
  // The preview's reader waits.
  if (!options.watch) await pruneFolder(rendered);
  if (options.picture) await writePicture(root, executions);
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

const compiledFiles: FileMemo = new Map();

/**
 * What this process knows of compiled files and their sources: had they changed, `build.mjs` would
 * have started another one. Other files are read anew by each build.
 */
function fileMemo(root: string): FileMemo {
  const ours = [join(root, "dist") + sep, join(root, "src") + sep];
  for (const file of compiledFiles.keys()) {
    if (!ours.some((folder) => file.startsWith(folder))) compiledFiles.delete(file);
  }
  return compiledFiles;
}

interface Surroundings {
  root: string;
  cache: string;
  signal: AbortSignal;
}

/** One lesson at a time: lessons measure, and nothing may run beside them. */
async function executeAll(
  notebooks: readonly Notebook[],
  options: BuildOptions,
  { root, cache, signal }: Surroundings,
): Promise<Lesson[]> {
  const memo = fileMemo(root);
  const keyOf = (notebook: Notebook) => cacheKey(notebook, { root, memo });
  const kept = (notebook: Notebook) =>
    isOurKernels(notebook) ? readCache(cache, notebook, keyOf(notebook)) : undefined;
  const chosen = notebooks.filter((one) => isOurKernels(one) && isChosen(one.id, options));
  const reporter = createReporter({
    lessons: chosen.map(({ id }) => id),
    estimates: Object.fromEntries(
      chosen.flatMap((notebook): [string, number][] => {
        const seconds = lastSeconds(cache, notebook.id);
        if (!options.fresh && kept(notebook)) return [[notebook.id, 0]];
        return seconds === undefined ? [] : [[notebook.id, seconds]];
      }),
    ),
  });
  // A lesson's kernel listens to the signal once for each thing that it waits for.
  setMaxListeners(0, signal);
  try {
    const executions = [];
    for (const notebook of notebooks) {
      const execution = chosen.includes(notebook)
        ? await executeOrReuse(notebook, {
            root,
            cache,
            fresh: options.fresh,
            timeout: options.timeout,
            memo,
            signal,
            onProgress: reporter.onProgress,
          })
        : (kept(notebook) ?? { notebook });
      const foreign = isLesson(notebook) ? {} : { foreign: toForeign(notebook, options.trust) };
      executions.push({ ...execution, ...foreign });
    }
    return executions;
  } finally {
    reporter.close();
  }
}

/** @throws Error when one of the prefixes picks no lesson. */
function checkChoice(only: readonly string[], notebooks: readonly Notebook[]): void {
  const ids = notebooks.map(({ id }) => id);
  const idle = only.find((prefix) => !ids.some((id) => id.startsWith(prefix)));
  if (idle === undefined) return;
  throw new Error(`--only ${idle}: no notebook begins so; there are ${ids.join(", ")}`);
}

function isChosen(id: string, { only, noExecute }: BuildOptions): boolean {
  return !noExecute && (only.length === 0 || only.some((prefix) => id.startsWith(prefix)));
}
