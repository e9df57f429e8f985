import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { closedNames, closedNotebook, closedSearch } from "./closed-files.js";
import { learnersCourse } from "./learners-course.js";
import {
  fillPage,
  type LockedPart,
  lockedParts,
  type PagePlan,
  rememberPlans,
} from "./page-plan.js";
import { Refusal } from "./refusal.js";
import { lockName } from "./room-state.js";
import { rememberServed, type Served, versionOf } from "./served.js";

/** The site's pages as a room serves them: with its script, and without what is locked. */
export interface SitePages {
  /** A page by its name, `02-one-after-another.html`; nothing where there is none. */
  page(name: string): Promise<Served | undefined>;
  /** The search index, less what a search would find in locked parts. */
  searchIndex(): Promise<Served | undefined>;
  /** What is told of the names in a lesson's code, less those of locked parts. */
  names(lesson: string): Promise<Served | undefined>;
  /**
   * A notebook of the folder `downloads`, by its name: without solutions and verdicts until all of
   * its lesson is unlocked.
   *
   * @throws Refusal where it cannot be read, so that nobody knows what it holds.
   */
  notebook(name: string): Promise<Served | undefined>;
  /** The course's zip: the learners' until everything is unlocked. */
  course(): Promise<Served | undefined>;
  /** What is unlocked on a lesson's page, by the part's index. */
  partsOf(lesson: string): Promise<{ index: number; html: string }[]>;
  /** Whether everything of a lesson is unlocked; of all lessons where none is named. */
  isOpen(lesson?: string): Promise<boolean>;
}

const PAGE = /^[\w.-]+\.html$/;
/** The whole course, in the folder `downloads`. */
export const COURSE = "overlap-course.zip";

const NOTEBOOK = /^([\w.-]+?)(\.executed)?\.ipynb$/;

/**
 * @param site The folder; read again when a build has replaced it.
 * @param unlocked What the instructor has opened, by {@link lockName}.
 * @param readPage Reads a page; default: each text once.
 */
export function createSitePages(
  site: string,
  lessons: readonly { id: string; file: string }[],
  unlocked: ReadonlySet<string>,
  readPage: (html: string) => PagePlan = rememberPlans(),
): SitePages {
  const plans = new Map<string, { version: string; plan: PagePlan }>();
  const remembered = rememberServed();

  async function planOf(name: string): Promise<{ version: string; plan: PagePlan } | undefined> {
    if (!PAGE.test(name)) return undefined;
    const version = await versionOf(join(site, name));
    if (version === undefined) return undefined;
    const known = plans.get(name);
    if (known?.version === version) return known;
    if (!known && !(await isIn(site, name))) return undefined;
    const fresh = { version, plan: readPage(await readFile(join(site, name), "utf8")) };
    plans.set(name, fresh);
    return fresh;
  }

  const locksNow = (): ReadonlySet<string> => new Set(unlocked);
  const isUnlocked = (locks: ReadonlySet<string>, lesson: string | undefined, part: LockedPart) =>
    lesson !== undefined && locks.has(lockName(lesson, part.section, part.what));
  const fileOf = (lesson: string) => lessons.find(({ id }) => id === lesson)?.file ?? "";
  async function lockedOn(lesson: { id: string; file: string }, locks: ReadonlySet<string>) {
    const found = await planOf(lesson.file);
    const parts = found ? lockedParts(found.plan) : [];
    return parts.filter((part) => !isUnlocked(locks, lesson.id, part));
  }
  async function isOpen(lesson?: string, locks = locksNow()): Promise<boolean> {
    const asked = lessons.filter(({ id }) => lesson === undefined || id === lesson);
    for (const one of asked) if ((await lockedOn(one, locks)).length > 0) return false;
    // Of what is no lesson nobody knows.
    return lesson === undefined || asked.length > 0;
  }

  const named = (locks: ReadonlySet<string>) => [...locks].sort().join("\n");

  // What is made waits for files, and the instructor does not: each is made under the locks of one
  // moment, and remembered as made under those.
  return {
    async page(name) {
      const locks = locksNow();
      const found = await planOf(name);
      if (!found) return undefined;
      const { plan, version } = found;
      const open = plan.lesson === undefined || (await isOpen(plan.lesson, locks));
      return remembered(name, `${version}\n${named(locks)}`, async () =>
        fillPage(plan, (cut) => {
          if (cut.kind === "head") return HEAD;
          if (cut.kind === "policy") return "";
          if (cut.kind === "executed") return open ? cut.html : cut.closed;
          return isUnlocked(locks, plan.lesson, cut) ? cut.html : lock(cut);
        }),
      );
    },
    async searchIndex() {
      const locks = locksNow();
      const file = join(site, "assets", "search-index.js");
      const version = await versionOf(file);
      if (version === undefined) return undefined;
      const locked = new Map<string, LockedPart[]>();
      for (const lesson of lessons) locked.set(lesson.file, await lockedOn(lesson, locks));
      return remembered("search", `${version}\n${named(locks)}`, async () =>
        closedSearch(await readFile(file, "utf8"), locked),
      );
    },
    async names(id) {
      const locks = locksNow();
      const lesson = lessons.find((one) => one.id === id);
      if (!lesson) return undefined;
      const name = `names-${id}.js`;
      const folder = join(site, "assets");
      const file = join(folder, name);
      const version = await versionOf(file);
      if (version === undefined || !(await isIn(folder, name))) return undefined;
      const locked = await lockedOn(lesson, locks);
      return remembered(name, `${version}\n${named(locks)}`, async () =>
        closedNames(await readFile(file, "utf8"), locked),
      );
    },
    async notebook(name) {
      const lesson = NOTEBOOK.exec(name)?.[1];
      const folder = join(site, "downloads");
      if (lesson === undefined || !(await isIn(folder, name))) return undefined;
      const file = join(folder, name);
      const open = await isOpen(lesson);
      return remembered(name, `${await versionOf(file)} ${open}`, async () => {
        const text = await readFile(file, "utf8");
        return open ? text : closedOrRefused(text, name);
      });
    },
    async course() {
      const file = join(site, "downloads", COURSE);
      const version = await versionOf(file);
      if (version === undefined) return undefined;
      const open = await isOpen();
      return remembered(COURSE, `${version} ${open}`, async () => {
        const zip = await readFile(file);
        return open ? zip : learnersCourse(zip, readPage);
      });
    },
    async partsOf(lesson) {
      const found = await planOf(fileOf(lesson));
      if (!found) return [];
      return lockedParts(found.plan)
        .filter((part) => isUnlocked(unlocked, lesson, part))
        .map(({ index, html }) => ({ index, html }));
    },
    isOpen: (lesson) => isOpen(lesson),
  };
}

const HEAD =
  '<link rel="stylesheet" href="/room/assets/learner.css"><script type="module" src="/room/assets/learner.js"></script>';

function lock({ index, label }: LockedPart): string {
  // A label is a fold's summary: text of our own pages, but text all the same.
  const safe = label.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<p class="room-locked" data-room-part="${index}">${safe}: the instructor opens it for all.</p>`;
}

function closedOrRefused(text: string, name: string): string {
  try {
    return closedNotebook(text, name);
  } catch {
    throw new Refusal(403, `${name} cannot be read, so nobody knows whether it holds solutions`);
  }
}

/** Letter by letter: some systems find a file by other names too. */
async function isIn(folder: string, name: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [] as string[])).includes(name);
}
