import { describe, expect, it } from "vitest";
import type { Cell } from "#press/notebook";
import {
  type Entry,
  elements,
  type Lesson,
  memoryCache,
  parse,
  renderPage,
  SCRIPT,
  textOf,
} from "#press/page";
import { code, display, entry, lesson, prose } from "./lesson.js";

const ID = "03-honest-downloads";
const entries = [
  entry("02-one-after-another", { title: "One after another" }),
  entry(ID),
  entry("04-the-loop", { title: "The loop" }),
];
const course = { title: "Overlap", pitch: "" };
const stdout = (text: string) => ({ type: "stream", name: "stdout", text }) as const;
const claim = (id: string, holds: boolean) =>
  display({
    "application/vnd.overlap.claim+json": { id, text: "t", kind: "exact", holds, evidence: "e" },
  });

function render(subject: Lesson | Cell[], contents: Entry[] = entries) {
  const value = Array.isArray(subject) ? lesson(ID, subject) : subject;
  return renderPage(value, { course, entries: contents, cache: memoryCache() });
}

async function all(subject: Lesson | Cell[], tagName: string) {
  const { html } = await render(subject);
  return [...elements(parse(html))].filter((element) => element.tagName === tagName);
}

describe("renderPage(lesson, around) frames the lesson:", () => {
  it("title, question, minutes, needs and claims stand at its top", async () => {
    const needs = ["lesson 02", "04-the-loop", "`await`"];
    const contents = [entries[0]!, entry(ID, { needs }), entries[2]!];
    const cells = [
      prose("a", "# Honest downloads\n\nText."),
      code("b", "f()", [claim("x", true), claim("y", false)]),
    ];
    const { html } = await render(lesson(ID, cells), contents);
    expect(html).toMatch(/^<!doctype html><html lang="en">/);
    expect(html).toContain("<title>03 Honest downloads · Overlap</title>");
    expect(html).toContain(
      '<p class="lesson-number">Lesson 03</p><h1>Honest downloads</h1><p class="question">When is a page downloaded?</p>',
    );
    expect(html).toContain("<li>25 minutes</li>");
    expect(html).toContain("1 of 2 claims held</span>");
    expect(html).toContain(
      'Needs <a href="02-one-after-another.html">02 One after another</a>, <a href="04-the-loop.html">04 The loop</a>, <code>await</code>',
    );
  });

  it("a cell that only speaks says so first, its code folded below", async () => {
    const { html } = await render(
      lesson(ID, [
        code("b", "f()", [claim("x", true)]),
        code("c", "g()", [stdout("1")]),
        code("d", "await show(bars)", [display({ "text/plain": "bars" })]),
        code("e", "run();\nawait show(bars)", [display({ "text/plain": "bars" })]),
      ]),
    );
    expect(html).toMatch(/id="b"><div class="output">.*<summary>Code<\/summary><pre/);
    expect(html).toMatch(/id="d"><div class="output">.*<summary>Code<\/summary><pre/);
    for (const id of ["c", "e"]) expect(html).toContain(`id="${id}"><pre class="code"`);
  });

  it("what the first cell says of title and question is not said twice", async () => {
    const first =
      "# Honest downloads\n\n> **Question.** When is a page downloaded?\n\nText.\n\n> A quote that stays.";
    const { html } = await render([prose("a", first)]);
    expect(html.match(/Honest downloads<\/h1>/g)).toHaveLength(1);
    expect(html).not.toContain("Question.");
    expect(html).toContain("A quote that stays.");
  });

  it("machine, date, seconds and claims stand at its end", async () => {
    const { html } = await render({
      ...lesson(ID, [code("b", "f()", [claim("x", true)])]),
      cached: true,
    });
    const footer = [...elements(parse(html))].find(({ tagName }) => tagName === "footer")!;
    expect(textOf(footer)).toBe(
      "Where these numbers come fromMachineIntel Xeon, 2 cores, 24 GiB, linux x64, Node 20.19.0, tslab 1.0.22Run22 November 2026, 08:46 UTC, 8.3 sClaims1 of 1 claim heldThis lesson as a notebook: to work in, or as executed.",
    );
  });

  it("what the host of a virtual machine took of the run is said where it can be told", async () => {
    const footer = async (stolen: number) =>
      (await render({ ...lesson(ID, [code("b", "f()")]), stolen })).html;
    expect(await footer(0.235)).toContain("8.3 s; the machine's host took 24 % of the");
    expect(await footer(0.004)).not.toContain("host");
  });

  it("a notebook that was not executed says so", async () => {
    const { notebook } = lesson(ID, [prose("a", "text")]);
    expect((await render({ notebook })).html).toContain("Not executed in this build");
  });

  it("its neighbours are a link away", async () => {
    const links = (await all([prose("a", "text")], "a")).filter(({ properties }) => properties.rel);
    expect(links.map(({ properties: { rel, href } }) => [rel, href])).toEqual([
      [["prev"], "02-one-after-another.html"],
      [["next"], "04-the-loop.html"],
    ]);
  });

  it("all lessons are listed, this one marked", async () => {
    const links = (await all([prose("a", "text")], "a")).filter(
      ({ properties }) => properties.ariaCurrent,
    );
    expect(links.map(({ properties }) => properties.href)).toEqual([`${ID}.html`]);
  });

  async function partsOf(cells: Parameters<typeof render>[0]) {
    const nav = [...elements(parse((await render(cells)).html))].find(
      ({ properties }) => properties.ariaLabel === "On this page",
    )!;
    return [...elements(nav)].flatMap((item) => {
      const [link] = item.children;
      if (item.tagName !== "li" || link?.type !== "element") return [];
      return [[item.properties.className?.toString(), link.properties.href, textOf(link)]];
    });
  }

  it("the parts of the page are listed by their headings", async () => {
    const cells = [prose("a", "# T\n\n## One `x`\n\n### Two\n\n#### Four"), prose("b", "## One x")];
    expect(await partsOf(cells)).toEqual([
      ["level-2", "#one-x", "One x"],
      ["level-3", "#two", "Two"],
      ["level-2", "#one-x-2", "One x"],
    ]);
  });

  it("a cell that the text names is one step away", async () => {
    const { html, problems } = await render([
      prose(
        "a",
        "In the cell `scene`, and down to `claims-run-again`; not `scene()` or `gone-cell`, nor `scene` alone.",
      ),
      code("scene", "1;"),
      code("claims-run-again", "2;"),
    ]);
    const links = [...elements(parse(html))].flatMap(({ tagName, properties, children }) =>
      tagName === "a" &&
      children.some((child) => child.type === "element" && child.tagName === "code")
        ? [properties.href]
        : [],
    );
    expect(links).toEqual(["#scene", "#claims-run-again"]);
    expect(problems).toEqual([]);
  });

  it("where there are several titles, those after the first are its parts", async () => {
    const cells = [prose("a", "# T"), prose("b", "# One\n\n## Two\n\n### Three\n\n# Four")];
    expect(await partsOf(cells)).toEqual([
      ["level-2", "#one", "One"],
      ["level-3", "#two", "Two"],
      ["level-2", "#four", "Four"],
    ]);
  });

  it("a lesson that the table of contents lacks is refused", async () => {
    await expect(render(lesson("99-lost", []))).rejects.toThrow(
      "the table of contents has no lesson 99-lost",
    );
  });
});

describe("renderPage(lesson, around) shows cells:", () => {
  it("the id is the anchor; a heading may share it", async () => {
    const { ids, html } = await render([
      prose("unread-bodies", "## Unread bodies"),
      code("sum", "1 + 1"),
    ]);
    expect([...ids]).toEqual(expect.arrayContaining(["unread-bodies", "sum", "page.content"]));
    expect(html.match(/id="unread-bodies"/g)).toHaveLength(1);
    expect(html).toContain('href="#unread-bodies"');
  });

  it("a heading gives way to another cell's id", async () => {
    const { html } = await render([prose("a", "## Sum"), code("sum", "1 + 1")]);
    expect(html).toContain('<h2 id="sum-2">');
  });

  it("messages of one stream are one output", async () => {
    const stderr = { type: "stream", name: "stderr", text: "oh\n" } as const;
    const outputs = [
      stdout("a\n"),
      stdout("b\n"),
      claim("x", true),
      stdout("c\n"),
      stderr,
      stdout("d\n"),
    ];
    const { html } = await render([code("a", "f()", outputs)]);
    expect(html.match(/<pre class="stream"[^>]*>[^<]*</g)).toEqual([
      expect.stringContaining(">a\nb<"),
      expect.stringContaining(">c<"),
      expect.stringContaining(">d<"),
    ]);
  });

  it("code is in the notebook's language", async () => {
    const python = lesson(ID, [code("a", "def f(): pass")], {
      metadata: { language_info: { name: "python" } },
    });
    expect((await render(python)).html).toContain('<span class="k">def </span>');
    expect((await render([code("a", "type A = 1")])).html).toContain(
      '<span class="k">type </span>',
    );
  });

  it("a cell that ran for long says how long", async () => {
    const put = code("a", "f()", [stdout("x")]);
    const said = async (seconds: number) => {
      const { html } = await render({ ...lesson(ID, [put]), cellSeconds: { a: seconds } });
      return /The cell ran for ([^<]+)\.</.exec(html)?.[1];
    };
    expect(await said(0.9)).toBeUndefined();
    expect(await said(8.25)).toBe("8.3 s");
    expect(await said(130)).toBe("2 minutes");
  });

  it.each([
    ["remove-cell", /f\(\)|out/, undefined],
    ["remove-input", /f\(\)/, /out/],
    ["remove-output", /out/, /class="f">f/],
    ["hide-input", undefined, /<details class="hidden"><summary>Code<\/summary><pre class="code"/],
    [
      "hide-output",
      undefined,
      /<details class="hidden"><summary>Output<\/summary><div class="output"/,
    ],
    [
      "exercise",
      undefined,
      /<div class="cell run exercise" id="a"><p class="label">Exercise: your turn<\/p>/,
    ],
    [
      "solution",
      undefined,
      /<details class="solution"><summary>Solution<\/summary><div class="cell run" id="a"><pre.*out/s,
    ],
  ])("tag %s", async (tag, absent, present) => {
    const { html } = await render([code("a", "f()", [stdout("out")], [tag])]);
    const main = html.slice(html.indexOf("<article>"));
    if (absent) expect(main).not.toMatch(absent);
    if (present) expect(main).toMatch(present);
  });

  it("neighbouring solution cells fold into one", async () => {
    const cells = [
      code("a", "1", [], ["solution"]),
      prose("b", "why", { tags: ["solution"] }),
      prose("c", "next"),
      code("d", "2", [], ["solution"]),
    ];
    expect((await render(cells)).html.match(/<summary>Solution/g)).toHaveLength(2);
  });

  it("raw cells: HTML made safe, else as text", async () => {
    const raw = (format?: string) => ({
      ...prose("a", "<b onclick='x'>t</b>"),
      kind: "raw" as const,
      metadata: { format },
    });
    expect((await render([raw("text/html")])).html).toContain("<b>t</b>");
    expect((await render([raw()])).html).toContain("&lt;b onclick");
  });
});

describe("renderPage(lesson, around) is safe and the same each time:", () => {
  const rich = [
    prose(
      "a",
      "# T\n\n$\\color{red}{x}$ $\\begin{aligned} a &= b \\end{aligned}$\n\n|a|\n|-:|\n|1|\n\n```ts\nlet a = `x`;\n```",
    ),
    code("b", "f()", [
      stdout("\u001b[1;38;2;9;9;9mx\u001b[0m"),
      display({ "text/html": '<p style="x" onclick="y">z</p><script>1</script>' }),
      display({
        "image/svg+xml":
          '<svg viewBox="0 0 9 9" style="fill:red" onload="x"><script>1</script></svg>',
      }),
    ]),
  ];

  it("no script but the site's, no handler, no style attribute, no address of elsewhere", async () => {
    const { html } = await render(rich);
    for (const { tagName, properties } of elements(parse(html))) {
      expect(tagName).not.toMatch(/^(style|iframe|object|embed|form)$/);
      if (tagName === "script") expect(properties).toEqual({ defer: true, src: SCRIPT });
      expect(Object.keys(properties).filter((name) => /^(on|style$)/.test(name))).toEqual([]);
      for (const name of ["src", "href"]) {
        expect(String(properties[name] ?? "")).not.toMatch(/^(https?:|\/|javascript:)/);
      }
    }
    const metas = [...elements(parse(html))].filter(({ tagName }) => tagName === "meta");
    expect(metas.map(({ properties }) => properties.content)).toContainEqual(
      "default-src 'none'; img-src data:; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'",
    );
  });

  it("same lesson, same bytes", async () => {
    expect((await render(rich)).html).toBe((await render(structuredClone(rich))).html);
  });

  it("ids that stand twice are told", async () => {
    const { problems } = await render([code("a", "f()", [claim("x", true), claim("x", true)])]);
    expect(problems).toEqual([{ notebook: ID, message: "two things have the id claim.x" }]);
  });

  it("mistakes name their cell", async () => {
    const { problems } = await render([
      prose("intro", "[x](gone.ipynb)"),
      code("b", "f()", [display({ "text/markdown": "![x](y.png)" })]),
    ]);
    expect(problems).toEqual([
      {
        notebook: ID,
        cell: "intro",
        message: "the link gone.ipynb leads to no lesson: expected ./LESSON.ipynb or #anchor",
      },
      {
        notebook: ID,
        cell: "b",
        message: "the picture y.png is not part of the notebook: attach it",
      },
    ]);
  });

  it("links within the course are told with their anchors", async () => {
    const { links, html } = await render([
      prose("a", "[x](./04-the-loop.ipynb#a%20b) [y](#a) [z](03-honest-downloads.ipynb)"),
    ]);
    expect(links.map(({ cell, file, fragment }) => [cell, file, fragment])).toEqual([
      ["a", "04-the-loop.html", "a b"],
      ["a", `${ID}.html`, "a"],
      ["a", `${ID}.html`, ""],
    ]);
    expect(html).toContain(
      '<a href="04-the-loop.html#a%20b">x</a> <a href="#a">y</a> <a href="03-honest-downloads.html">z</a>',
    );
  });
});
