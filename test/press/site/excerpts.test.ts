import { chartPalette } from "overlap/chart";
import { describe, expect, it } from "vitest";
import { elements, parse, textOf } from "#press/page";
import { type Excerpts, renderSite } from "#press/site";
import { code, display, lesson, machine, prose } from "../page/lesson.js";

const excerpts: Excerpts = {
  title: "Audit",
  file: "audit.html",
  description: "d",
  intro: "What was published.",
  lesson: "01-b",
  parts: [{ title: "Every figure", id: "every-figure", cell: "table" }],
};
const options = { course: { title: "Overlap", pitch: "p" }, machine, palette: chartPalette };
const table = code("table", "say``", [display({ "text/markdown": "| a |\n|---|\n| 17 |" })]);
const lessons = [lesson("00-a", [prose("a", "# A")]), lesson("01-b", [table])];
const textIn = (html: unknown) => textOf(parse(String(html)));

describe("a page of excerpts", () => {
  it("shows what the cells put out, and leads to them", async () => {
    const { site } = await renderSite({ ...options, lessons, excerpts: [excerpts] });
    const page = String(site.get("audit.html"));
    expect(textIn(page)).toContain("17");
    expect(page).toContain('href="01-b.html#table"');
    expect(String(site.get("00-a.html"))).toContain('href="audit.html"');
    expect(String(site.get("assets/search-index.js"))).toContain("audit.html#every-figure");
  });
  it("is not there, and nothing leads to it, where the lesson is not or was not executed", async () => {
    const unexecuted = { notebook: lesson("01-b", [{ ...table, outputs: [] }]).notebook };
    for (const some of [[lessons[0]!], [lessons[0]!, unexecuted]]) {
      const { site } = await renderSite({ ...options, lessons: some, excerpts: [excerpts] });
      expect(site.has("audit.html")).toBe(false);
      expect(String(site.get("00-a.html"))).not.toContain("audit.html");
    }
  });
  it("names the cell that the lesson has lost", async () => {
    const parts = [{ ...excerpts.parts[0]!, cell: "gone" }];
    await expect(
      renderSite({ ...options, lessons, excerpts: [{ ...excerpts, parts }] }),
    ).rejects.toThrow("01-b has no cell gone, but a page shows what it puts out");
  });
});

describe("the page of the machine", () => {
  it("says what it is, and how long each lesson ran on it and when", async () => {
    const { site } = await renderSite({ ...options, lessons });
    const page = String(site.get("machine.html"));
    const rows = [...elements(parse(page))].filter(({ tagName }) => tagName === "tr").map(textOf);
    expect(rows.slice(1)).toEqual([
      expect.stringMatching(/^00 .*8\.3.*2026/),
      expect.stringMatching(/^01 .*8\.3.*2026/),
    ]);
    expect(textIn(page)).toContain("24 GiB");
  });
  it("says what the host of a virtual machine took, where that can be told", async () => {
    const page = async (stolen: number) => {
      const { site } = await renderSite({
        ...options,
        lessons: lessons.map((lesson, index) => ({ ...lesson, stolen: index * stolen })),
      });
      return textIn(String(site.get("machine.html")));
    };
    const told = await page(0.18);
    expect(told).toContain("LessonSecondsTakenClaimsWhen");
    expect(told.match(/8\.3\d* %/g)).toEqual(["8.318 %"]);
    expect(told).toContain("its host gave a share");
    expect(await page(0.004)).not.toMatch(/Taken|%|host/);
  });
  it("is not there where nothing was executed", async () => {
    const { notebook } = lessons[0]!;
    const { site } = await renderSite({ ...options, lessons: [{ notebook }] });
    expect(site.has("machine.html")).toBe(false);
  });
});
