import { describe, expect, it } from "vitest";
import { describeProblem, parseNotebook } from "#press/notebook";
import { problemsOf } from "./problems-of.js";
import { code, markdown, rawNotebook } from "./raw-notebook.js";

const problemsOfText = (text: string) => problemsOf(() => parseNotebook(text, "a.ipynb"));
const problemsOfValue = (value: unknown) => problemsOfText(JSON.stringify(value));
const problemsOfCells = (...cells: unknown[]) => problemsOfValue(rawNotebook(cells));

describe("parseNotebook(text, file) says where a text stops being JSON:", () => {
  it.each([
    ["", "a.ipynb: the file is empty: expected a notebook, which is a JSON object"],
    ["\uFEFF \n", "a.ipynb: the file is empty: expected a notebook, which is a JSON object"],
    ["hello", "a.ipynb:1:1: not JSON: expected a value, got `h`"],
    ['{\n "cells": [\n  1,\n ]\n}', "a.ipynb:4:2: not JSON: expected a value, got `]`"],
    ['{\n "cells": []\n "x": 1\n}', 'a.ipynb:3:2: not JSON: expected `,` or `}`, got `"`'],
    ["{\n 'a': 1}", "a.ipynb:2:2: not JSON: expected a name in double quotes, got `'`"],
    ['{"a" 1}', "a.ipynb:1:6: not JSON: expected `:`, got `1`"],
    ['{"a": [1', "a.ipynb:1:9: not JSON: expected `,` or `]`, got the end of the file"],
    [
      '["a\nb"]',
      'a.ipynb:1:4: not JSON: expected the `"` that ends the string, got the end of the line',
    ],
    ['["a\\x"]', "a.ipynb:1:4: not JSON: expected an escape such as `\\n`, got `\\`"],
    ["{} {}", "a.ipynb:1:4: not JSON: expected the end of the file, got `{`"],
    ["\uFEFF[01]", "a.ipynb:1:3: not JSON: expected `,` or `]`, got `1`"],
    ["[🙂]", "a.ipynb:1:2: not JSON: expected a value, got `🙂`"],
  ])("%j", (text, message) => {
    expect(problemsOfText(text)).toEqual([message]);
  });

  it("names each merge conflict that was left in it", () => {
    const conflict = '<<<<<<< HEAD\n "a": 1,\n=======\n "a": 2,\n>>>>>>> main\n';
    expect(problemsOfText(`{\n${conflict}${conflict} "b": 1\n}`)).toEqual([
      "a.ipynb:2:1: not JSON: a merge conflict was left in the file (`<<<<<<< HEAD`)",
      "a.ipynb:7:1: not JSON: a merge conflict was left in the file (`<<<<<<< HEAD`)",
    ]);
  });

  it("names what is left of a conflict when its start is gone", () => {
    expect(problemsOfText('{\r\n "a": 2\r\n>>>>>>> main\r\n}')).toEqual([
      "a.ipynb:3:1: not JSON: a merge conflict was left in the file (`>>>>>>> main`)",
    ]);
  });

  it("for any text that JSON.parse refuses, and for no other", () => {
    const value = { a: [1.5e3, -0, true, null], "b\\u00e9": { "\n": "\u007f" } };
    for (const broken of variants(JSON.stringify(value, null, 1))) {
      const refusal = refusalOf(broken);
      const [told] = problemsOfText(broken);
      const place = /^a\.ipynb:(\d+):(\d+): not JSON: expected .+, got .+$/.exec(told!);
      expect(place !== null, told).toBe(refusal !== undefined);
      // Where the engine knows the place: it names the character within a word, we the word.
      const position = /position (\d+)/.exec(refusal ?? "")?.[1];
      if (place === null || position === undefined) continue;
      const lines = broken.split("\n").slice(0, Number(place[1]) - 1);
      const offset = lines.map((line) => `${line}\n`).join("").length + Number(place[2]) - 1;
      expect([0, 1, 2, 3], told).toContain(Number(position) - offset);
    }
  });
});

describe("parseNotebook(text, file) refuses what is no notebook of nbformat 4:", () => {
  it.each([
    [[], "a.ipynb: expected an object with nbformat and cells, got a list"],
    [null, "a.ipynb: expected an object with nbformat and cells, got null"],
    ["cells", 'a.ipynb: expected an object with nbformat and cells, got "cells"'],
    [{}, "a.ipynb: nbformat: expected 4, got nothing"],
    [
      { nbformat: 3, worksheets: [] },
      "a.ipynb: nbformat: expected 4, got 3; Jupyter brings it up to date when it opens and saves it",
    ],
    [{ nbformat: 5 }, "a.ipynb: nbformat: expected 4, got 5"],
    [{ nbformat: "4" }, 'a.ipynb: nbformat: expected 4, got "4"'],
  ])("%j", (value, message) => {
    expect(problemsOfValue(value)).toEqual([message]);
  });
});

describe("parseNotebook(text, file) refuses a notebook", () => {
  it.each([
    [{ cells: undefined }, "cells: expected a list of cells, got nothing"],
    [{ cells: {} }, "cells: expected a list of cells, got an object"],
    [{ metadata: undefined }, "metadata: expected an object, got nothing"],
    [{ nbformat_minor: 6 }, "nbformat_minor: expected a whole number from 0 to 5, got 6"],
    [{ nbformat_minor: 4.5 }, "nbformat_minor: expected a whole number from 0 to 5, got 4.5"],
    [{ worksheets: [] }, "worksheets: expected no such field"],
    [{ metadata: { kernelspec: "tslab" } }, 'metadata.kernelspec: expected an object, got "tslab"'],
    [
      { metadata: { kernelspec: { name: "tslab" } } },
      "metadata.kernelspec.display_name: expected a string, got nothing",
    ],
    [
      { metadata: { language_info: { version: 1 } } },
      "metadata.language_info.name: expected a string, got nothing",
    ],
    [{ metadata: { title: 1 } }, "metadata.title: expected a string, got 1"],
    [{ metadata: { authors: {} } }, "metadata.authors: expected a list, got an object"],
  ])("with %j", (change, message) => {
    expect(problemsOfValue({ ...rawNotebook([]), ...change })).toEqual([`a.ipynb: ${message}`]);
  });
});

describe("parseNotebook(text, file) refuses a cell", () => {
  it.each([
    ["cell 1", 7, "expected an object, got 7"],
    [
      "first",
      { cell_type: "heading", id: "first" },
      'cell_type: expected "markdown", "code" or "raw", got "heading"',
    ],
    ["first", { id: "first" }, 'cell_type: expected "markdown", "code" or "raw", got nothing'],
    ["cell 1", markdown("", { id: undefined }), idMessage("nothing")],
    ["cell 1", markdown("", { id: 5 }), idMessage("5")],
    ["a b", markdown("", { id: "a b" }), idMessage('"a b"')],
    ["a".repeat(65), markdown("", { id: "a".repeat(65) }), idMessage(`"${"a".repeat(56)}…"`)],
    [
      "first",
      markdown("", { source: undefined }),
      "source: expected a string or a list of strings, got nothing",
    ],
    [
      "first",
      markdown("", { source: ["a", 1] }),
      "source: expected a string or a list of strings, got a list",
    ],
    ["first", markdown("", { metadata: undefined }), "metadata: expected an object, got nothing"],
    ["first", markdown("", { metadata: { tags: "a" } }), 'metadata.tags: expected a list, got "a"'],
    [
      "first",
      markdown("", { metadata: { tags: ["a", "b,c"] } }),
      'metadata.tags[1]: expected a tag without a comma, got "b,c"',
    ],
    [
      "first",
      markdown("", { metadata: { tags: ["a", "a"] } }),
      'metadata.tags[1]: expected each tag once, got "a" again',
    ],
    [
      "first",
      markdown("", { metadata: { name: "" } }),
      'metadata.name: expected a string that is not empty, got ""',
    ],
    [
      "first",
      markdown("", { metadata: { jupyter: true } }),
      "metadata.jupyter: expected an object, got true",
    ],
    [
      "first",
      code("", { metadata: { jupyter: { source_hidden: "yes" } } }),
      'metadata.jupyter.source_hidden: expected true or false, got "yes"',
    ],
    [
      "first",
      code("", { metadata: { collapsed: 1 } }),
      "metadata.collapsed: expected true or false, got 1",
    ],
    [
      "first",
      code("", { metadata: { scrolled: "no" } }),
      'metadata.scrolled: expected true, false or "auto", got "no"',
    ],
    [
      "first",
      code("", { metadata: { execution: { "shell.execute_reply": 5 } } }),
      'metadata.execution["shell.execute_reply"]: expected a string, got 5',
    ],
    [
      "first",
      markdown("", { metadata: { format: 1 } }),
      "metadata.format: expected a string, got 1",
    ],
    ["first", markdown("", { outputs: [] }), "outputs: expected no such field"],
    ["first", code("", { attachments: {} }), "attachments: expected no such field"],
    ["first", markdown("", { attachments: [] }), "attachments: expected an object, got a list"],
    [
      "first",
      markdown("", { attachments: { "a.png": { "image/png": 1 } } }),
      'attachments["a.png"]["image/png"]: expected a string or a list of strings, got 1',
    ],
    ["first", code("", { outputs: undefined }), "outputs: expected a list, got nothing"],
    [
      "first",
      code("", { execution_count: undefined }),
      "execution_count: expected a whole number or null, got nothing",
    ],
    [
      "first",
      code("", { execution_count: -1 }),
      "execution_count: expected a whole number or null, got -1",
    ],
  ])("%s: %j", (name, cell, message) => {
    expect(problemsOfCells(cell)).toEqual([`a.ipynb › ${name}: ${message}`]);
  });

  it("whose id another cell has", () => {
    const cells = ["title", "pages", "title"].map((id) => markdown("", { id }));
    expect(problemsOfCells(...cells)).toEqual([
      'a.ipynb › cell 3: id: expected an id of its own, got "title" of cell 1',
    ]);
  });

  it("before nbformat 4.5 for anything but its id", () => {
    const ids = [undefined, "a b", "same", "same"];
    const raw = rawNotebook(ids.map((id) => markdown("", { id })));
    const { cells } = parseNotebook(JSON.stringify({ ...raw, nbformat_minor: 4 }), "a.ipynb");
    expect(cells.map(({ id }) => id)).toEqual(["cell", "cell-2", "same", "cell-3"]);
  });
});

describe("parseNotebook(text, file) refuses an output", () => {
  const data = { "text/plain": "1" };
  it.each([
    ["1", 'outputs[0]: expected an object, got "1"'],
    [
      { output_type: "pyout" },
      'outputs[0].output_type: expected "stream", "display_data", "execute_result" or "error", got "pyout"',
    ],
    [{ output_type: "stream", name: 1, text: "" }, "outputs[0].name: expected a string, got 1"],
    [
      { output_type: "stream", name: "stdout" },
      "outputs[0].text: expected a string or a list of strings, got nothing",
    ],
    [{ output_type: "display_data", data }, "outputs[0].metadata: expected an object, got nothing"],
    [
      { output_type: "display_data", data: "1", metadata: {} },
      'outputs[0].data: expected an object, got "1"',
    ],
    [
      { output_type: "display_data", data: { "image/svg+xml": {} }, metadata: {} },
      'outputs[0].data["image/svg+xml"]: expected a string or a list of strings, got an object',
    ],
    [
      { output_type: "execute_result", data, metadata: {} },
      "outputs[0].execution_count: expected a whole number or null, got nothing",
    ],
    [
      { output_type: "error", ename: "E", evalue: 1, traceback: [] },
      "outputs[0].evalue: expected a string, got 1",
    ],
    [
      { output_type: "error", ename: "E", evalue: "", traceback: ["", null] },
      "outputs[0].traceback[1]: expected a string, got null",
    ],
    [
      { output_type: "stream", name: "stdout", text: "", color: "red" },
      "outputs[0].color: expected no such field",
    ],
  ])("%j", (output, message) => {
    expect(problemsOfCells(code("", { outputs: [output] }))).toEqual([
      `a.ipynb › first: ${message}`,
    ]);
  });
});

it("parseNotebook(text, file) tells all problems, in the order of the file", () => {
  const cells = [{ cell_type: "code", id: "pages", source: 1 }, markdown("# A"), "text"];
  const value = { ...rawNotebook(cells), metadata: [], worksheets: 1 };
  expect(problemsOfValue(value)).toEqual([
    "a.ipynb: metadata: expected an object, got a list",
    "a.ipynb: worksheets: expected no such field",
    "a.ipynb › pages: metadata: expected an object, got nothing",
    "a.ipynb › pages: source: expected a string or a list of strings, got 1",
    "a.ipynb › pages: outputs: expected a list, got nothing",
    "a.ipynb › pages: execution_count: expected a whole number or null, got nothing",
    'a.ipynb › cell 3: expected an object, got "text"',
  ]);
});

describe("describeProblem(problem) names", () => {
  it.each([
    [{ notebook: "a", message: "m" }, "a: m"],
    [{ notebook: "a", line: 2, column: 3, message: "m" }, "a:2:3: m"],
    [{ notebook: "a", cell: "c", message: "m" }, "a › c: m"],
    [{ notebook: "a", cell: "c", line: 2, column: 3, message: "m" }, "a › c:2: m"],
  ])("what is known of the place: %j", (problem, line) => {
    expect(describeProblem(problem)).toBe(line);
  });
});

function idMessage(came: string): string {
  return `id: expected 1 to 64 letters, digits, \`-\` or \`_\`, got ${came}`;
}

/** The text without each of its characters, cut off before each, and with each replaced. */
function* variants(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    yield text.slice(0, at) + text.slice(at + 1);
    yield text.slice(0, at + 1);
    for (const other of '"\\{}[],:0-.eu\n\u0001x')
      yield text.slice(0, at) + other + text.slice(at + 1);
  }
}

/** What JSON.parse says against a text. */
function refusalOf(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch (error) {
    return String(error);
  }
  return undefined;
}
