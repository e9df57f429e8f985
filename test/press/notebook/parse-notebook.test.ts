import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Notebook, parseNotebook } from "#press/notebook";
import { code, lesson, markdown, rawNotebook } from "./raw-notebook.js";

describe("parseNotebook(text, file) reads", () => {
  it("nbformat 4.0: results, streams, raw cells, ids from the headings", () => {
    const { minor, title, cells } = fixture("v4.0");
    expect({ minor, title }).toEqual({ minor: 0, title: "Waiting, well" });
    expect(cells.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      "markdown cell",
      "markdown waiting-well",
      "code waiting-well-2",
      "code waiting-well-3",
      "markdown pages",
      "code pages-2",
      "raw pages-3",
    ]);
    expect(cells[1]!.source).toBe("# Waiting, well\n\nTwo ways.");
    expect(cells.map(({ executionCount }) => executionCount)).toEqual([
      null,
      null,
      1,
      2,
      null,
      null,
      null,
    ]);
    expect(cells[2]!.outputs).toEqual([
      { type: "stream", name: "stdout", text: "160 pages\nall read\n" },
    ]);
    expect(cells[3]!.outputs).toEqual([
      {
        type: "display",
        data: { "text/plain": "2", "text/html": "<b>2</b>\n<i>two</i>" },
        metadata: {},
      },
    ]);
  });

  it("nbformat 4.1: attachments and pictures", () => {
    const { minor, cells } = fixture("v4.1");
    expect(minor).toBe(1);
    expect(cells[0]!.attachments).toEqual({
      "dot.png": { "image/png": "iVBORw0KGgo=" },
      "dot.svg": { "image/svg+xml": "<svg>\n</svg>\n" },
    });
    expect(cells[1]!.attachments).toEqual({});
    expect(cells[1]!.outputs).toEqual([
      {
        type: "display",
        data: { "image/png": "iVBORw0KGgo=", "text/plain": "a dot" },
        metadata: { "image/png": { width: 16 } },
      },
    ]);
  });

  it("nbformat 4.2: JSON data as the value it is, text joined", () => {
    const { minor, metadata, cells } = fixture("v4.2");
    expect(minor).toBe(2);
    expect(metadata).toMatchObject({ title: "JSON", authors: [{ name: "A" }] });
    expect(cells[1]!.outputs).toEqual([
      {
        type: "display",
        data: {
          "application/json": ["a", "b"],
          "application/vnd.vegalite.v5+json": { mark: "bar" },
          "text/latex": "$x$\n$y$",
        },
        metadata: {},
      },
    ]);
  });

  it("nbformat 4.3: tags and hidden sources", () => {
    const { minor, cells } = fixture("v4.3");
    expect(minor).toBe(3);
    expect(cells.map(({ tags }) => tags)).toEqual([["intro"], ["solution"]]);
    expect(cells[1]!.metadata.jupyter).toEqual({ source_hidden: true, outputs_hidden: false });
  });

  it("nbformat 4.4: errors and timings", () => {
    const { minor, cells } = fixture("v4.4");
    expect(minor).toBe(4);
    expect(cells[1]!.outputs).toEqual([
      { type: "stream", name: "stderr", text: "oh\n" },
      {
        type: "error",
        name: "TypeError",
        message: "no body",
        traceback: ["TypeError: no body", "    at cell:1"],
      },
    ]);
  });

  it("nbformat 4.5: ids as they stand", () => {
    const { minor, cells } = fixture("v4.5");
    expect(minor).toBe(5);
    expect(cells.map(({ id }) => id)).toEqual(["title", "unread-bodies", "raw-cell"]);
    expect(cells[1]).toEqual({
      id: "unread-bodies",
      kind: "code",
      source: "",
      tags: [],
      metadata: {},
      attachments: {},
      outputs: [],
      executionCount: null,
    });
  });

  it("sources and texts that are whole and those cut into lines alike", () => {
    const output = (text: unknown) => ({
      outputs: [{ output_type: "stream", name: "stdout", text }],
    });
    const whole = lesson([markdown("# A\n\nb"), code("1\n2", output("a\nb\n"))]);
    const cut = lesson([
      markdown("", { source: ["# A\n", "\n", "b"] }),
      code("", { source: ["1\n", "2"], ...output(["a\n", "b\n"]) }),
    ]);
    expect(cut).toEqual(whole);
  });

  it("a stream of another name, which the schema allows, as written to standard output", () => {
    const outputs = [{ output_type: "stream", name: "stdin", text: "yes\n" }];
    const { cells } = lesson([code("ask()", { outputs })]);
    expect(cells[0]!.outputs).toEqual([{ type: "stream", name: "stdout", text: "yes\n" }]);
  });

  it("a file with a byte order mark", () => {
    const text = JSON.stringify(rawNotebook([markdown("# A")]));
    expect(parseNotebook(`\uFEFF${text}`, "a.ipynb")).toEqual(parseNotebook(text, "a.ipynb"));
  });

  it("its file and id from the path", () => {
    const { file, id } = lesson([]);
    expect({ file, id }).toEqual({ file: "notebooks/07-sample.ipynb", id: "07-sample" });
  });

  it("the title from the first heading of any level, without markup, or else from the id", () => {
    const cells = [code("# no"), markdown("text"), markdown("## *What* `await` [does](x.md)\n# B")];
    expect(lesson(cells).title).toBe("What await does");
    expect(lesson([markdown("# <a id='b'></a> A")]).title).toBe("A");
    expect(lesson([markdown("text"), code("1")]).title).toBe("07-sample");
  });
});

describe("parseNotebook(text, file), where ids are missing,", () => {
  const ids = (...sources: string[]) => {
    const raw = rawNotebook(sources.map((source) => markdown(source, { id: undefined })));
    const text = JSON.stringify({ ...raw, nbformat_minor: 4 });
    return parseNotebook(text, "a.ipynb").cells.map(({ id }) => id);
  };

  it("makes slugs of headings, without accents and punctuation", () => {
    expect(ids("# Événement: l’`await`!", "## 160 pages", "# 你好")).toEqual([
      "evenement-lawait",
      "pages",
      "cell",
    ]);
  });

  it("never takes an id twice, whatever the headings", () => {
    expect(ids("# Page", "a", "# Page 2", "b", "# Page")).toEqual([
      "page",
      "page-2",
      "page-2-2",
      "page-2-3",
      "page-3",
    ]);
  });

  it("keeps to 64 characters", () => {
    const [first, second] = ids(`# ${"long ".repeat(30)}`, "more");
    expect(first).toBe("long-".repeat(11).slice(0, -1));
    expect(second).toBe(`${first}-2`);
  });

  it("keeps those that some cells have all the same", () => {
    const raw = rawNotebook([markdown("# Page", { id: undefined }), code("1", { id: "page" })]);
    const { cells } = parseNotebook(JSON.stringify({ ...raw, nbformat_minor: 4 }), "a.ipynb");
    expect(cells.map(({ id }) => id)).toEqual(["page-2", "page"]);
  });
});

function fixture(name: string): Notebook {
  const file = new URL(`fixtures/${name}.ipynb`, import.meta.url);
  return parseNotebook(readFileSync(file, "utf8"), `${name}.ipynb`);
}
