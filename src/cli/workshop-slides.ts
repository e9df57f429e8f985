import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chartPalette } from "../lab/chart/index.js";
import type { Notebook } from "../press/notebook/index.js";
import type { Lesson } from "../press/page/index.js";
import { cacheKey, type FileMemo, readCache } from "../press/run/index.js";
import { folderCache } from "../press/site/index.js";
import { type Deck, renderSlides } from "../workshop/slides/index.js";
import { checkNotebooks } from "./check-notebooks.js";
import { withCompiler } from "./compiler-thread.js";
import { course } from "./course.js";
import { fitOfSlides, type Misfit } from "./fit-of-slides.js";
import { readNotebookFiles } from "./notebook-files.js";
import type { WorkshopPart } from "./workshop-part.js";

const HELP = `  --slides          the lessons as slides, from the runs that the last build has kept
    --only 02,07    these lessons; default: all
    --out DIR       where to; default: .overlap/workshop/slides
    --no-fit        does not measure whether every slide fits (which takes a Chromium)
`;

/** What tells a folder of slides from another one that must not be replaced. */
const MARK = "fit.html";

/** `npm run workshop -- --slides` */
export const workshopSlides: WorkshopPart = {
  option: "slides",
  help: HELP,
  async run(args, { root, signal }) {
    const { values } = parseArgs({
      args,
      options: {
        slides: { type: "boolean" },
        only: { type: "string" },
        out: { type: "string" },
        "no-fit": { type: "boolean" },
      },
    });
    const out = resolve(values.out ?? join(root, ".overlap", "workshop", "slides"));
    const only = values.only?.split(",").filter(Boolean) ?? [];
    const { files, decks } = await makeSlides({ root, signal, only });
    signal.throwIfAborted();
    await writeFolder(out, files);
    for (const { id, executed } of decks) {
      if (!executed)
        console.error(`${id}: no run of this code is kept, so no charts: npm run build first`);
    }
    console.log(summaryOf(decks, out));
    return values["no-fit"] ? 0 : await sayFit(out, signal);
  },
};

export interface MakeSlidesOptions {
  /** The project's folder. */
  root: string;
  signal: AbortSignal;
  /** What the ids of the lessons begin with; default: all lessons. */
  only?: readonly string[];
}

/**
 * The slides of the lessons, from the executions that builds have kept; nothing is executed.
 *
 * @throws NotebookError as a build does; Error when `only` names no lesson.
 */
export async function makeSlides({ root, signal, only = [] }: MakeSlidesOptions) {
  const folder = join(root, "notebooks");
  const cache = join(root, ".overlap", "cache");
  const files = await readNotebookFiles(folder);
  const { notebooks } = await withCompiler({ root, folder, signal }, (compiler) =>
    checkNotebooks(files, { root, compiler, cache }),
  );
  const chosen = chosenOf(notebooks, only);
  const memo: FileMemo = new Map();
  const lessons = chosen.map(
    (notebook): Lesson =>
      readCache(cache, notebook, cacheKey(notebook, { root, memo })) ?? { notebook },
  );
  return renderSlides({
    title: course.title,
    lessons,
    palette: chartPalette,
    cache: folderCache(join(cache, "rendered")),
  });
}

function chosenOf(notebooks: readonly Notebook[], only: readonly string[]): readonly Notebook[] {
  const idle = only.find((prefix) => !notebooks.some(({ id }) => id.startsWith(prefix)));
  if (idle !== undefined) {
    const ids = notebooks.map(({ id }) => id).join(", ");
    throw new Error(`--only ${idle}: no notebook begins so; there are ${ids}`);
  }
  return only.length === 0
    ? notebooks
    : notebooks.filter(({ id }) => only.some((prefix) => id.startsWith(prefix)));
}

/** @throws Error when the folder holds what no slides are. */
async function writeFolder(out: string, files: ReadonlyMap<string, string>): Promise<void> {
  const there: string[] = await readdir(out).catch(() => []);
  if (there.length > 0 && !there.includes(MARK)) {
    throw new Error(
      `--out ${out}: expected a new or empty folder or one of slides, found other files`,
    );
  }
  await rm(out, { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(out, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

function summaryOf(decks: readonly Deck[], out: string): string {
  const slides = decks.flatMap(({ sections }) => sections.flatMap((section) => section.slides));
  const place = relative(process.cwd(), out) || ".";
  return `${decks.length} decks, ${slides.length} slides in ${place}: open ${join(place, "index.html")}`;
}

async function sayFit(out: string, signal: AbortSignal): Promise<number> {
  const fit = await fitOfSlides(join(out, "fit.html"), { signal });
  if (fit === undefined) {
    console.error(
      `not measured whether every slide fits: no Chromium found (set CHROMIUM to its path), or open ${join(relative(process.cwd(), out), "fit.html")}`,
    );
    return 0;
  }
  for (const misfit of fit.misfits) console.error(lineOf(misfit));
  if (fit.misfits.length > 0) {
    console.error(`${fit.misfits.length} misfits in ${fit.slides} slides`);
    return 1;
  }
  console.log("every slide fits 1280x720 and 1920x1080, light and dark");
  return 0;
}

function lineOf({ deck, slide, size, theme, reason }: Misfit): string {
  return `does not fit: ${deck} › ${slide} (${size}, ${theme}): ${reason}`;
}
