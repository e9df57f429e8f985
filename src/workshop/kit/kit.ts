import { writeZip, type ZipEntry } from "../packages/index.js";
import { type Plan, planPage } from "../plan/index.js";
import { checklistPage } from "./checklist-page.js";
import { guidePage } from "./guide-page.js";
import { missingLinks } from "./missing-links.js";
import { startPage } from "./start-page.js";

type Files = ReadonlyMap<string, string | Uint8Array>;

export interface KitOptions {
  /** The course's title. */
  course: string;
  /** The learner's edition of the site. */
  learners: Files;
  /** The instructor's edition. */
  instructor: Files;
  /** The slides; their first page is `index.html`. */
  slides: Files;
  /** The project itself, for whoever runs it: notebooks, room, doctor. */
  project: Files;
  /** Plans of the usual workshops. */
  plans: readonly Plan[];
  /** Whether the kit gets the npm packages too; see {@link writeKit}. Default: no. */
  withPackages?: boolean;
}

/** The folder that the zip unpacks into. */
export const KIT = "overlap-workshop";

/** Where the npm packages lie in a kit: beside the course that learners take away. */
export const KIT_PACKAGES = "learners/downloads/overlap-packages.zip";

/**
 * All that a workshop needs, by path: pages that open without a server and a network, and the course
 * to be run.
 *
 * @throws Error with every link of its pages that leads to nothing.
 */
export function kitFiles(options: KitOptions): Map<string, string | Uint8Array> {
  const { course, plans, withPackages = false } = options;
  const lessonAddress = (id: string, section?: string) =>
    `instructor/${id}.html${section === undefined ? "" : `#${section}`}`;
  const planPages = plans.map((plan): [string, string] => [
    `plan-${plan.name}.html`,
    planPage(plan, { course, lessonAddress }),
  ]);
  const files = new Map<string, string | Uint8Array>([
    ["index.html", startPage({ course, plans, ...(withPackages && { packages: KIT_PACKAGES }) })],
    ["checklist.html", checklistPage(course)],
    ["guide.html", guidePage(course)],
    ...planPages,
    ...within("learners", options.learners),
    ...within("instructor", options.instructor),
    ...within("slides", options.slides),
    ...within("course", options.project),
  ]);
  const missing = missingLinks(files);
  if (missing.length === 0) return files;
  throw new Error(missing.map(({ page, href }) => `${page}: ${href} leads to nothing`).join("\n"));
}

/**
 * Writes a kit as one zip, in a folder of its own; it is all there or not there.
 *
 * @param packages The zip of the npm packages, which goes in as it is; default: none.
 * @returns Its length in bytes.
 */
export function writeKit(out: string, files: Files, packages?: string): Promise<number> {
  const entries = new Map<string, ZipEntry>();
  for (const [path, content] of files) {
    entries.set(
      `${KIT}/${path}`,
      typeof content === "string" ? { text: content } : { bytes: content },
    );
  }
  if (packages !== undefined) entries.set(`${KIT}/${KIT_PACKAGES}`, { file: packages });
  return writeZip(out, entries);
}

function within(folder: string, files: Files): [string, string | Uint8Array][] {
  return [...files].map(([path, content]) => [`${folder}/${path}`, content]);
}
