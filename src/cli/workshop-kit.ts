import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Lesson } from "../press/page/index.js";
import { cacheKey, type FileMemo, readCache } from "../press/run/index.js";
import { folderCache, renderSite } from "../press/site/index.js";
import { kitFiles, writeKit } from "../workshop/kit/index.js";
import { FORMATS, type Format, makePlan, toMinutes } from "../workshop/plan/index.js";
import { roomPlaces } from "../workshop/room/index.js";
import { checkNotebooks } from "./check-notebooks.js";
import { type Compiler, withCompiler } from "./compiler-thread.js";
import { course } from "./course.js";
import { courseSite } from "./course-site.js";
import { readNotebookFiles } from "./notebook-files.js";
import { projectFiles } from "./project-files.js";
import { bringPackages } from "./workshop-packages.js";
import type { WorkshopPart } from "./workshop-part.js";
import { taughtLessons } from "./workshop-plan.js";
import { makeSlides } from "./workshop-slides.js";

/** `npm run workshop -- --kit`: all that a workshop needs, in one zip. */
export const workshopKit: WorkshopPart = {
  option: "kit",
  help: `  --kit             one zip with the learners' site and notebooks, the instructor's edition,
                    slides, plans, guide, checklist, and the course with its doctor; from the
                    runs that the last build has kept
    --with-packages the npm packages too (some 300 MB), for a workshop without a network
    --start 09:00   when the days of its plans start (default: 09:00)
    --out FILE      where to (default: .overlap/workshop/overlap-workshop.zip)
`,
  async run(args, { root, signal }) {
    const { start, out, withPackages } = toKitOptions(args, root);
    const packages = withPackages ? await packagesFor(root, signal) : undefined;
    const { files, unexecuted } = await withCompiler(
      { root, folder: join(root, "notebooks"), signal },
      (compiler) => makeKit({ root, start, withPackages, signal }, compiler),
    );
    signal.throwIfAborted();
    const length = await writeKit(out, files, packages);
    if (unexecuted.length > 0) {
      console.error(
        `no run of this code is kept, so no charts, of ${unexecuted.join(", ")}: npm run build first`,
      );
    }
    const size = `${(length / 1e6).toFixed(1)} MB`;
    console.log(`${files.size} files, ${size}, no link missing: ${relative(process.cwd(), out)}`);
    return 0;
  },
};

interface MakeKitOptions {
  /** The project's folder. */
  root: string;
  /** When days start, in minutes since midnight. */
  start: number;
  withPackages: boolean;
  signal: AbortSignal;
}

/** The zip of the npm packages: as it is where it is newer than the lock file, or made now. */
async function packagesFor(root: string, signal: AbortSignal): Promise<string> {
  const { packages } = roomPlaces(root);
  const changed = async (file: string) => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
  if ((await changed(packages)) > (await changed(join(root, "package-lock.json")))) return packages;
  await bringPackages(root, packages, signal);
  return packages;
}

/** Nothing is executed: pages show the runs that builds have kept. */
async function makeKit(options: MakeKitOptions, compiler: Compiler) {
  const { root, start, withPackages, signal } = options;
  const folder = join(root, "notebooks");
  const cache = join(root, ".overlap", "cache");
  const checked = await checkNotebooks(await readNotebookFiles(folder), { root, compiler, cache });
  const memo: FileMemo = new Map();
  const lessons = checked.notebooks.map(
    (notebook): Lesson =>
      readCache(cache, notebook, cacheKey(notebook, { root, memo })) ?? { notebook },
  );
  const around = { root, cache: folderCache(join(cache, "rendered")), compiler, checked, lessons };
  const learners = await renderSite(await courseSite({ ...around, edition: "learner" }));
  signal.throwIfAborted();
  // The course itself lies beside the instructor's pages: they need no zip of it.
  const edition = "instructor";
  const pages = await courseSite({ ...around, edition, withProject: false });
  const instructor = await renderSite(pages);
  signal.throwIfAborted();
  const slides = await makeSlides({ root, signal });
  const taught = await taughtLessons(root);
  const plans = (Object.keys(FORMATS) as Format[]).map((wanted) =>
    makePlan(taught, { wanted, start }),
  );
  const files = kitFiles({
    course: course.title,
    learners: learners.site,
    instructor: instructor.site,
    slides: slides.files,
    project: await projectFiles(root, edition),
    plans,
    withPackages,
  });
  const unexecuted = lessons.filter(({ date }) => date === undefined);
  return { files, unexecuted: unexecuted.map(({ notebook }) => notebook.id) };
}

/** @throws Error in one line that names the option. */
function toKitOptions(args: string[], root: string) {
  const { values } = parseArgs({
    args,
    options: {
      kit: { type: "boolean" },
      start: { type: "string", default: "09:00" },
      out: { type: "string" },
      "with-packages": { type: "boolean", default: false },
    },
  });
  const start = toMinutes(values.start);
  if (start === undefined) {
    throw new Error(`--start takes a time such as 09:00, not "${values.start}"`);
  }
  const usual = join(root, ".overlap", "workshop", "overlap-workshop.zip");
  const out = values.out === undefined ? usual : resolve(values.out);
  return { start, out, withPackages: values["with-packages"] };
}
