import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chartPalette } from "overlap/chart";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitOfSlides } from "#cli/fit-of-slides";
import type { Notebook } from "#press/notebook";
import { renderSlides } from "#workshop/slides";
import { missingBrowser } from "../press/site/browser.js";
import { notebooks, rehearsed } from "../workshop/slides/rehearsal.js";

const lacking = missingBrowser();

/** The notebook with these words on the slide of its second section. */
function wordy(notebook: Notebook, text: string): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.id === "two-ways-to-sleep"
      ? { ...cell, metadata: { ...cell.metadata, overlap: { slide: { text } } } }
      : cell,
  );
  return { ...notebook, cells };
}

describe.skipIf(lacking)(`fitOfSlides(page)${lacking ? `: ${lacking}` : ""}`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "overlap-fit-test-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("names each slide that does not fit, on both screens and in both themes", {
    timeout: 120_000,
  }, async () => {
    const second = notebooks()[2]!;
    const { files, decks } = await renderSlides({
      title: "Overlap",
      lessons: [rehearsed(wordy(second, "Far too many words. ".repeat(80)))],
      palette: chartPalette,
    });
    for (const [path, content] of files) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const { signal } = new AbortController();
    const fit = await fitOfSlides(join(folder, "fit.html"), { signal, timeout: 100 });
    expect(fit?.slides).toBe(decks[0]!.sections.flatMap(({ slides }) => slides).length);
    const where = fit?.misfits.map(({ deck, slide, size, theme }) => [deck, slide, size, theme]);
    const expected = ["1280x720", "1920x1080"].flatMap((size) =>
      ["light", "dark"].map((theme) => [second.id, "two-ways-to-sleep", size, theme]),
    );
    for (const place of expected) expect(where).toContainEqual(place);
    expect(new Set(where?.map(([, slide]) => slide))).toEqual(new Set(["two-ways-to-sleep"]));
  });
});
