import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NotebookError } from "#press/notebook";
import { elements, type Lesson, parse } from "#press/page";
import { renderSite, writeSite } from "#press/site";
import { code, display, lesson, machine, prose } from "../page/lesson.js";
import { filesIn, scratchFolder } from "./scratch.js";

const palette = {
  blue: { light: "#00457c", dark: "#86c5ff" },
  paper: { light: "#ffffff", dark: "#15191e" },
};
const course = { title: "Overlap", pitch: "By **measuring**." };
const options = (lessons: Lesson[]) => ({ course, lessons, machine, palette });
const claim = display({
  "application/vnd.overlap.claim+json": {
    id: "c",
    text: "t",
    kind: "exact",
    holds: true,
    evidence: "e",
  },
});
const lessons = () => [
  lesson("00-start-here", [prose("a", "# Start\n\nSee [there](./03-downloads.ipynb#sizes).")], {
    title: "Start here",
  }),
  lesson("03-downloads", [prose("b", "## Sizes"), code("c", "f()", [claim])]),
];

describe("writeSite(options)", () => {
  it("writes pages, contents, style sheet and record, and nothing else", async () => {
    const out = join(await scratchFolder(), "site");
    const extra = new Map([["notes/a.txt", "a"]]);
    const { record, files, bytes } = await writeSite({ ...options(lessons()), out, extra });
    const site = await filesIn(out);
    expect(Object.keys(site)).toEqual([
      ".overlap-site",
      "00-start-here.html",
      "03-downloads.html",
      "assets/overlap.css",
      "assets/overlap.js",
      "assets/search-index.js",
      "assets/search.js",
      "claims.html",
      "course.json",
      "downloads/00-start-here.executed.ipynb",
      "downloads/00-start-here.ipynb",
      "downloads/03-downloads.executed.ipynb",
      "downloads/03-downloads.ipynb",
      "index.html",
      "machine.html",
      "notes/a.txt",
      "source.html",
    ]);
    expect(JSON.parse(site["course.json"]!)).toEqual(record);
    expect(files).toBe(16);
    const { ".overlap-site": manifest, ...others } = site;
    expect(bytes).toBe(Buffer.byteLength(Object.values(others).join("")));
    expect(manifest).toContain("assets/overlap.css\n");
  });

  it("writes the same bytes for the same lessons", async () => {
    expect((await renderSite(options(lessons()))).site).toEqual(
      (await renderSite(options(lessons()))).site,
    );
  });

  it("lets every relative address lead to a file of the site", async () => {
    const { site } = await renderSite(options(lessons()));
    for (const [name, html] of site) {
      if (!name.endsWith(".html")) continue;
      for (const { properties } of elements(parse(String(html)))) {
        const href = String(properties.href ?? "");
        if (href === "" || /^(#|data:)/.test(href)) continue;
        expect([...site.keys()]).toContain(href.split("#")[0]);
      }
    }
  });

  it("lists the lessons with question, minutes and claims, and says where the numbers are from", async () => {
    const { site } = await renderSite(options(lessons()));
    const index = String(site.get("index.html"));
    expect(index).toContain("<p>By <strong>measuring</strong>.</p>");
    expect(index).toContain(
      '<h3><a href="03-downloads.html" data-lesson="03-downloads">Honest downloads</a></h3><p class="question">When is a page downloaded?</p>',
    );
    expect(index).toContain("<li>2 lessons</li><li>50 minutes</li>");
    expect(index.match(/1 of 1 claim held/g)).toHaveLength(2);
    expect(index).toContain("Every figure was measured on Intel Xeon, 2 cores, 24 GiB");
  });

  it("defines the charts' colours for light and for dark pages, dark only on screens", async () => {
    const css = String((await renderSite(options(lessons()))).site.get("assets/overlap.css"));
    const uses = (colour: string) =>
      css.split("--chart-blue: ").filter((rest) => rest.startsWith(colour)).length;
    expect([uses("#00457c"), uses("#86c5ff")]).toEqual([1, 2]);
    const dark = css.split("@media ").filter((rule) => rule.includes("--chart-blue: #86c5ff"));
    expect(dark.map((rule) => rule.split("\n", 2).join(" "))).toEqual([
      'screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {',
      'screen { :root[data-theme="dark"] {',
    ]);
  });

  it("has a least width for every step of the charts", async () => {
    const css = String((await renderSite(options(lessons()))).site.get("assets/overlap.css"));
    const chart = (width: number) =>
      display({
        "image/svg+xml": `<svg viewBox="0 0 ${width} 9"><text font-size="9">a</text></svg>`,
      });
    const cells = Array.from({ length: 60 }, (_, index) =>
      code(`c${index}`, "f()", [chart(300 + index * 25)]),
    );
    const { site } = await renderSite(options([lesson("00-a", cells)]));
    const steps = new Set(String(site.get("00-a.html")).match(/least-\d+/g));
    expect(steps.size).toBe(12);
    for (const step of steps) expect(css).toContain(`.${step} > svg`);
  });

  it("refuses links that lead nowhere, naming lesson and cell, and leaves the last site", async () => {
    const out = join(await scratchFolder(), "site");
    await writeSite({ ...options(lessons()), out });
    const before = await filesIn(out);
    const broken = [
      lesson("00-start-here", [
        prose("intro", "[ok](#intro) [a](./03-downloads.ipynb#gone) [b](#c) [c](x.ipynb)"),
      ]),
      lesson("03-downloads", [prose("b", "## Sizes")]),
    ];
    const failure = await writeSite({ ...options(broken), out }).catch((error) => error);
    expect(failure).toBeInstanceOf(NotebookError);
    expect(failure.message.split("\n")).toEqual([
      "00-start-here › intro: the link x.ipynb leads to no lesson: expected ./LESSON.ipynb or #anchor",
      "00-start-here › intro: the link ./03-downloads.ipynb#gone leads to no heading or cell",
      "00-start-here › intro: the link #c leads to no heading or cell",
    ]);
    expect(await filesIn(out)).toEqual(before);
  });
});
