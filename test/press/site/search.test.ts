import { chartPalette } from "overlap/chart";
import { describe, expect, it } from "vitest";
import { parse, passagesOf, sourcePassages } from "#press/page";
import { searchIn } from "../../../src/press/reader/search-passages.js";
import { code, lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { openedSite } from "./opened-site.js";

const passages = (html: string) =>
  passagesOf(parse(html).children as never, { file: "a.html", title: "01 A" });

describe("passagesOf(content, page)", () => {
  it("begins a passage at each heading and each term with an anchor", () => {
    expect(
      passages(
        '<p>Before.</p><div class="cell" id="cell"><h2>One</h2><p>Text of <em>one</em>.</p></div><h3 id="own">Two</h3><ul><li>x</li><li>y</li></ul><dl><dt id="term">Term</dt><dd>Meaning.</dd><dt>none</dt></dl>',
      ),
    ).toEqual([
      { href: "a.html", page: "01 A", heading: "01 A", text: "Before." },
      { href: "a.html#cell", page: "01 A", heading: "One", text: "Text of one." },
      { href: "a.html#own", page: "01 A", heading: "Two", text: "x\ny" },
      { href: "a.html#term", page: "01 A", heading: "Term", text: "Meaning.\nnone" },
    ]);
  });
  it("leaves out code, drawings and data", () => {
    expect(
      passages('<p>a</p><pre>b</pre><svg><text>c</text></svg><details class="data">d</details>'),
    ).toEqual([{ href: "a.html", page: "01 A", heading: "01 A", text: "a" }]);
  });
});

it("sourcePassages(modules) gives each exported name with the beginning of its doc comment", () => {
  const source = {
    name: "time",
    files: [
      { path: "index.ts", code: 'export { now, rest } from "./now.js";' },
      {
        path: "now.ts",
        code: "/** Other. */\nconst a = 1;\n/**\n * Milliseconds since the\n * start.\n *\n * @returns them\n */\nexport function now() {}\nexport const rest = 1;",
      },
    ],
    exports: { now: "now.ts", rest: "now.ts" },
    tests: [],
  };
  expect(sourcePassages([source])).toEqual([
    {
      href: "source-time.html#now.ts",
      page: "overlap/time",
      heading: "now",
      text: "Milliseconds since the start.",
    },
    { href: "source-time.html#now.ts", page: "overlap/time", heading: "rest", text: "" },
  ]);
});

describe("searchIn(rows)", () => {
  const search = searchIn([
    [
      "a.html#1",
      "01 A",
      "Back-pressure",
      "A queue grows. Whoever obeys back-pressure waits. Then it shrinks.",
    ],
    ["a.html#2", "01 A", "Other", "Nothing here about it, except a word on pressure in pipes."],
    ["b.html#1", "02 B", "Event loop", "The event loop runs one callback at a time."],
  ]);
  const places = (query: string) => search(query).map(({ href }) => href);
  it("puts a passage whose heading has the word before one whose text has it", () => {
    expect(places("pressure")).toEqual(["a.html#1", "a.html#2"]);
  });
  it("shows the sentence that has most of the words", () => {
    expect(search("obeys pressure")[0]?.sentence).toBe("Whoever obeys back-pressure waits.");
    expect(search("callback")[0]?.sentence).toBe("The event loop runs one callback at a time.");
  });
  it("finds unfinished words and words with a typing mistake", () => {
    expect(places("callb")).toEqual(["b.html#1"]);
    expect(places("calback")).toEqual(["b.html#1"]);
    expect(places("presure")).toEqual(["a.html#1", "a.html#2"]);
  });
  it("wants all words where a passage has them all, else some", () => {
    expect(places("queue pressure")).toEqual(["a.html#1"]);
    expect(places("queue callback").sort()).toEqual(["a.html#1", "b.html#1"]);
  });
  it("finds nothing for what is not there", () => {
    expect(search("xylophone")).toEqual([]);
    expect(search(" ")).toEqual([]);
  });
  it("cuts a long sentence around the word", () => {
    const long = `${"so and so ".repeat(60)}needle ${"and on ".repeat(60)}`.trim();
    const [found] = searchIn([["a", "p", "h", long]])("needle");
    expect(found?.sentence).toContain("needle");
    expect(found?.sentence.length).toBeLessThan(260);
    expect(found?.sentence).toMatch(/^….*…$/);
  });
});

const missing = missingBrowser();
describe.skipIf(missing)(`The search${missing ? ` (${missing})` : ""}`, () => {
  const site = openedSite(() => ({
    course: { title: "Overlap", pitch: "p" },
    machine,
    palette: chartPalette,
    lessons: [
      lesson("00-first", [prose("a", "# First\n\nHello."), code("b", "const a = 1;")]),
      lesson("01-second", [
        prose("top", `# Second\n\n${"Long.\n\n".repeat(60)}`),
        prose("waves", "## Waves\n\nThe requests come in *waves* of <b>twenty</b>."),
      ]),
    ],
  }));

  it("opens by its key, finds a sentence and leads there, by keyboard alone, in both themes", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, open, address, complaints, requests } = await site.reader({
        colorScheme,
        viewport: { width: 380, height: 700 },
      });
      await open("00-first.html");
      expect(requests.some((url) => url.includes("search"))).toBe(false);
      await page.keyboard.press("/");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("wavs requests");
      const found = page.getByRole("dialog").getByRole("link");
      await found.first().waitFor();
      expect(await found.first().innerText()).toContain("The requests come in waves of twenty.");
      expect(await found.first().locator("mark").allInnerTexts()).toEqual([
        "Waves",
        "requests",
        "waves",
      ]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(380);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${address("01-second.html")}#waves`);
      expect(complaints).toEqual([]);
    }
  });

  it("opens by its button, closes by Escape, and by a way to a place of the same page", async () => {
    const { page, open, complaints } = await site.reader();
    await open("01-second.html");
    await page.getByRole("button", { name: "Search" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await page.keyboard.press("Control+k");
    await dialog.waitFor();
    await page.keyboard.type("zzzz");
    expect(await dialog.getByRole("status").innerText()).toBe("Nothing found.");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("twenty");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "hidden" });
    expect(page.url()).toContain("#waves");
    expect(await page.evaluate("scrollY > 100")).toBe(true);
    expect(complaints).toEqual([]);
  });

  it("leaves a slash to who writes", async () => {
    const { page, open } = await site.reader();
    await open("00-first.html");
    await page.keyboard.press("/");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("a/b");
    expect(await page.getByRole("searchbox").inputValue()).toBe("a/b");
  });
});
