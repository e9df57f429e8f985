import { chartPalette } from "overlap/chart";
import { describe, expect, it } from "vitest";
import { elements, type Glossary, parse, textOf } from "#press/page";
import { renderSite } from "#press/site";
import { lesson, machine, prose } from "../page/lesson.js";

const glossary: Glossary = {
  terms: [
    { term: "back-off", means: "A `wait`.", explained: "00-a#words", shown: "01-b#run" },
    { term: "mutex", means: "A lock.", explained: "01-b#run", shown: "01-b#more" },
    { term: "saga", means: "A tale.", explained: "00-a#words", shown: "07-elsewhere#run" },
  ],
  constructs: [
    {
      title: "Locks",
      constructs: [
        { python: "RLock", does: "locks", typescript: "`lock`", differs: "All.", runs: "01-b#run" },
        { python: "Saga", does: "s", typescript: "s", differs: "s", runs: "07-elsewhere#run" },
      ],
    },
    {
      title: "Elsewhere",
      constructs: [{ python: "x", does: "x", typescript: "x", differs: "x", runs: "07-x#y" }],
    },
  ],
};
const lessons = () => [
  lesson("00-a", [prose("words", "Of a mutex.")], { title: "Here" }),
  lesson("01-b", [prose("run", "Runs."), prose("more", "More.")], { title: "There" }),
];
const render = (changes: Partial<Parameters<typeof renderSite>[0]> = {}) =>
  renderSite({
    course: { title: "Overlap", pitch: "p" },
    lessons: lessons(),
    machine,
    palette: chartPalette,
    glossary,
    ...changes,
  });
const { site } = await render();
const page = (name: string) => parse(String(site.get(name)));
const hrefs = (name: string) =>
  [...elements(page(name))].flatMap(({ tagName, properties }) =>
    tagName === "a" ? [String(properties.href)] : [],
  );

describe("the glossary's page", () => {
  it("holds each term under an anchor, with its meaning and links to where it is explained and shown", () => {
    const html = String(site.get("glossary.html"));
    expect(html).toContain(
      '<dt id="back-off"><dfn>back-off</dfn></dt><dd><p>A <code>wait</code>.</p><p class="remark">Explained in <a href="00-a.html#words">00 Here</a>, shown in <a href="01-b.html#run">01 There</a>.</p></dd>',
    );
    expect(html).toContain(
      'Explained in <a href="01-b.html#run">01 There</a>, <a href="01-b.html#more">shown</a> there.',
    );
  });

  it("leaves out what no lesson of the site shows", () => {
    expect(textOf(page("glossary.html"))).not.toContain("saga");
    expect(textOf(page("rosetta.html"))).not.toMatch(/Saga|Elsewhere/);
  });

  it("is where the terms of a lesson's prose lead", () => {
    expect(hrefs("00-a.html")).toContain("glossary.html#mutex");
    expect([...elements(page("glossary.html"))].map(({ properties }) => properties.id)).toContain(
      "mutex",
    );
  });
});

describe("the page on Python", () => {
  it("sets what takes the place of a construct beside it, with a link to the cell that runs it", () => {
    const html = String(site.get("rosetta.html"));
    expect(html).toContain('<h3 id="rlock"><code>RLock</code></h3><p class="remark">locks</p>');
    expect(html).toContain('<p class="counterpart"><code>lock</code>.</p><p>All.</p>');
    expect(html).toContain('Run in <a href="01-b.html#run">01 There</a>.');
  });
});

describe("a site with a glossary", () => {
  it("lets a search find each term and each construct", () => {
    const index = String(site.get("assets/search-index.js"));
    expect(index).toContain('["glossary.html#mutex","Glossary","mutex","A lock.');
    expect(index).toContain('["rosetta.html#rlock","From Python","RLock","locks');
    expect(index).not.toContain("letter.");
  });

  it.each(["index.html", "00-a.html", "claims.html", "source.html", "glossary.html"])(
    "leads to both pages from %s",
    (name) => {
      expect(hrefs(name)).toEqual(expect.arrayContaining(["glossary.html", "rosetta.html"]));
    },
  );

  it("marks the page that is open among the lessons", () => {
    const current = [...elements(page("rosetta.html"))].filter(
      ({ properties }) => properties.ariaCurrent === "page",
    );
    expect(current.map(textOf)).toEqual(["From Python"]);
  });

  it("is not written where a cell is missing: the message names it and who leads there", async () => {
    const other = [
      lesson("00-a", [prose("words", "a")]),
      lesson("01-b", [prose("run", "b"), prose("renamed", "c")]),
    ];
    await expect(render({ lessons: other })).rejects.toThrow(
      /^01-b › more: there is no such cell, but the glossary's "mutex" leads to it$/,
    );
  });

  it("has neither page and leads to none where no lesson shows a term", async () => {
    const others = await render({ lessons: [lesson("05-x", [prose("a", "A mutex.")])] });
    expect(others.site.has("glossary.html")).toBe(false);
    expect(others.site.has("rosetta.html")).toBe(false);
    for (const html of others.site.values())
      expect(String(html)).not.toMatch(/(glossary|rosetta)\.html/);
  });
});
