import { zipSync } from "fflate";
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
}

/** The folder that the zip unpacks into. */
export const KIT = "overlap-workshop";

/** Zip keeps no earlier time; the same files give the same bytes. */
const EPOCH = "1980-01-01T12:00:00";
const LEVEL = 4;

/**
 * All that a workshop needs, by path: pages that open without a server and a network, and the course
 * to be run.
 *
 * @throws Error with every link of its pages that leads to nothing.
 */
export function kitFiles(options: KitOptions): Map<string, string | Uint8Array> {
  const { course, plans } = options;
  const lessonAddress = (id: string, section?: string) =>
    `instructor/${id}.html${section === undefined ? "" : `#${section}`}`;
  const planPages = plans.map((plan): [string, string] => [
    `plan-${plan.name}.html`,
    planPage(plan, { course, lessonAddress }),
  ]);
  const files = new Map<string, string | Uint8Array>([
    ["index.html", startPage({ course, plans })],
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

/** A kit as one zip, in a folder of its own. */
export function kitZip(files: Files): Uint8Array {
  const entries = [...files].map(([path, content]): [string, Uint8Array] => [
    `${KIT}/${path}`,
    typeof content === "string" ? new TextEncoder().encode(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries), { level: LEVEL, mtime: EPOCH });
}

function within(folder: string, files: Files): [string, string | Uint8Array][] {
  return [...files].map(([path, content]) => [`${folder}/${path}`, content]);
}
