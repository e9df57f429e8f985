import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSitePages, lockName, planPage } from "#workshop/room";
import { HINT, LESSON, lessonPage, writeSmallSite } from "./small-site.js";

async function smallSite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "overlap-pages-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const site = join(folder, "site");
  await writeSmallSite(site);
  return site;
}

const lesson = { id: LESSON, file: `${LESSON}.html` };
const hints = lockName(LESSON, "exercise-three", "hints");

describe("createSitePages(site, lessons, unlocked)", () => {
  it("keeps nothing as made under locks that changed while it was made", async () => {
    const site = await smallSite();
    const other = { id: "03-other", file: "03-other.html" };
    await writeFile(join(site, other.file), lessonPage.replaceAll(LESSON, other.id));
    const unlocked = new Set<string>();
    let change = () => {};
    const pages = createSitePages(site, [lesson, other], unlocked, (html) => {
      // Read after the first lesson was found locked.
      if (html.includes(other.id)) change();
      return planPage(html);
    });
    change = () => unlocked.add(hints);
    const search = async () => String((await pages.searchIndex())!.body);
    expect(await search()).not.toContain(`2\\n${HINT}`);
    expect(unlocked.has(hints)).toBe(true);
    expect(await search()).toContain(`2\\n${HINT}`);
  });

  it("tells the names of its lessons alone, by the names of their files alone", async () => {
    const site = await smallSite();
    const names = (id: string) => join(site, "assets", `names-${id}.js`);
    await writeFile(names(LESSON), 'globalThis.overlapNames = {"infos":[],"places":{}};\n');
    // What a system gives that does not tell letters' cases apart.
    await copyFile(names(LESSON), names(LESSON.toUpperCase()));
    const pages = createSitePages(
      site,
      [lesson, { id: "03-other", file: "03-other.html" }],
      new Set(),
    );
    expect(await pages.names(LESSON)).toBeDefined();
    expect(await pages.names(LESSON.toUpperCase())).toBeUndefined();
    expect(await pages.names("03-other")).toBeUndefined();
  });
});
