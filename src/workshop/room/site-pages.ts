import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type LockedPart, type PagePlan, planPage } from "./page-plan.js";
import { lockName } from "./room-state.js";

const compress = promisify(gzip);

/** A file as it is sent. */
export interface Served {
  body: Buffer;
  /** The same, compressed. */
  small: Buffer;
  etag: string;
}

/** The site's pages as a room serves them: with its script, and without what is locked. */
export interface SitePages {
  /** A page by its name, `02-one-after-another.html`; nothing where there is none. */
  page(name: string): Promise<Served | undefined>;
  /** The search index, less what a search would find in locked parts. */
  searchIndex(): Promise<Served | undefined>;
  /** What is unlocked on a lesson's page, by the part's index. */
  partsOf(lesson: string): Promise<{ index: number; html: string }[]>;
  /** Whether everything of a lesson is unlocked; of all lessons where none is named. */
  isOpen(lesson?: string): Promise<boolean>;
}

interface Kept {
  made: string;
  served: Served;
}

const PAGE = /^[\w.-]+\.html$/;
const SEARCH_INDEX = /^globalThis\.overlapPassages = (\[.*\]);\s*$/s;

/**
 * @param site The folder; read again when a build has replaced it.
 * @param unlocked What the instructor has opened, by {@link lockName}.
 */
export function createSitePages(
  site: string,
  lessons: readonly { id: string; file: string }[],
  unlocked: ReadonlySet<string>,
): SitePages {
  const plans = new Map<string, { version: string; plan: PagePlan }>();
  const kept = new Map<string, Kept>();

  async function planOf(name: string): Promise<{ version: string; plan: PagePlan } | undefined> {
    if (!PAGE.test(name)) return undefined;
    const version = await versionOf(join(site, name));
    if (version === undefined) return undefined;
    const known = plans.get(name);
    if (known?.version === version) return known;
    const fresh = { version, plan: planPage(await readFile(join(site, name), "utf8")) };
    plans.set(name, fresh);
    return fresh;
  }

  const isUnlocked = (lesson: string | undefined, part: LockedPart) =>
    lesson !== undefined && unlocked.has(lockName(lesson, part.section, part.what));
  const partsIn = ({ cuts }: PagePlan) => cuts.filter((cut) => cut.kind === "part");
  const fileOf = (lesson: string) => lessons.find(({ id }) => id === lesson)?.file ?? "";

  /** Made again only when the file or what is unlocked has changed. */
  async function remembered(name: string, made: string, make: () => string): Promise<Served> {
    const known = kept.get(name);
    if (known?.made === made) return known.served;
    const body = Buffer.from(make());
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
    const served = { body, small: await compress(body), etag };
    kept.set(name, { made, served });
    return served;
  }

  const locks = () => [...unlocked].sort().join("\n");

  return {
    async page(name) {
      const found = await planOf(name);
      if (!found) return undefined;
      const { plan, version } = found;
      return remembered(name, `${version}\n${locks()}`, () =>
        plan.pieces
          .map((piece, index) => {
            const cut = plan.cuts[index];
            if (!cut) return piece;
            if (cut.kind === "head") return piece + HEAD;
            if (cut.kind === "policy") return piece;
            return piece + (isUnlocked(plan.lesson, cut) ? cut.html : lock(cut));
          })
          .join(""),
      );
    },
    async searchIndex() {
      const file = join(site, "assets", "search-index.js");
      const version = await versionOf(file);
      if (version === undefined) return undefined;
      const locked = new Map<string, Set<string>>();
      for (const lesson of lessons) {
        const found = await planOf(lesson.file);
        const parts = found ? partsIn(found.plan) : [];
        const lines = parts
          .filter((part) => !isUnlocked(lesson.id, part))
          .flatMap((one) => one.lines);
        locked.set(lesson.file, new Set(lines));
      }
      const text = await readFile(file, "utf8");
      return remembered("search", `${version}\n${locks()}`, () => withoutLines(text, locked));
    },
    async partsOf(lesson) {
      const found = await planOf(fileOf(lesson));
      if (!found) return [];
      return partsIn(found.plan)
        .filter((part) => isUnlocked(lesson, part))
        .map(({ index, html }) => ({ index, html }));
    },
    async isOpen(lesson) {
      for (const one of lessons) {
        if (lesson !== undefined && one.id !== lesson) continue;
        const found = await planOf(one.file);
        if (found && !partsIn(found.plan).every((part) => isUnlocked(one.id, part))) return false;
      }
      return true;
    },
  };
}

async function versionOf(file: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${mtimeMs} ${size}`;
  } catch {
    return undefined;
  }
}

const HEAD =
  '<link rel="stylesheet" href="/room/assets/learner.css"><script type="module" src="/room/assets/learner.js"></script>';

function lock({ index, label }: LockedPart): string {
  // A label is a fold's summary: text of our own pages, but text all the same.
  const safe = label.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<p class="room-locked" data-room-part="${index}">${safe}: the instructor opens it for all.</p>`;
}

/** Passages are `[place, page, heading, text]`; an index of another form is left out whole. */
function withoutLines(text: string, locked: ReadonlyMap<string, ReadonlySet<string>>): string {
  const [, json] = SEARCH_INDEX.exec(text) ?? [];
  const passages: string[][] = json === undefined ? [] : JSON.parse(json);
  const told = passages.map(([href = "", page = "", heading = "", said = ""]) => {
    const lines = locked.get(href.split("#")[0]!);
    const open = said.split("\n").filter((line) => !lines?.has(line));
    return [href, page, heading, open.join("\n")];
  });
  return `globalThis.overlapPassages = ${JSON.stringify(told)};\n`;
}
