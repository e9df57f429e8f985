import { readdirSync, readFileSync } from "node:fs";
import { createRandom } from "overlap/stats";
import { describe, expect, it } from "vitest";
import { type Cell, formatNotebook, parseNotebook } from "#press/notebook";
import { problemsOf } from "./problems-of.js";
import { code, markdown, type Raw, rawNotebook, tslab } from "./raw-notebook.js";

const fixtures = new URL("fixtures/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, fixtures), "utf8");
const format = (cells: Raw[], metadata?: Raw) =>
  formatNotebook(JSON.stringify(rawNotebook(cells, metadata)), "a.ipynb");
const formatted = (cells: Raw[], metadata?: Raw) => JSON.parse(format(cells, metadata));

describe("formatNotebook(text, file)", () => {
  it("changes nothing in what Jupyter itself has written, byte by byte", () => {
    const saved = read("canonical.ipynb");
    expect(formatNotebook(saved, "canonical.ipynb")).toBe(saved);
  });

  it("writes a whole notebook so", () => {
    const cell = code("1 + 1;  \n2\n\n", { execution_count: 3, metadata: { tags: ["b", "a"] } });
    expect(format([markdown("# A"), cell], { overlap: { minutes: 5 } })).toBe(`{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "first",
   "metadata": {},
   "source": [
    "# A"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "second",
   "metadata": {
    "tags": [
     "b",
     "a"
    ]
   },
   "outputs": [],
   "source": [
    "1 + 1;\\n",
    "2"
   ]
  }
 ],
 "metadata": {
  "kernelspec": {
   "display_name": "TypeScript",
   "language": "typescript",
   "name": "tslab"
  },
  "language_info": {
   "codemirror_mode": {
    "mode": "typescript",
    "name": "javascript",
    "typescript": true
   },
   "file_extension": ".ts",
   "mimetype": "text/typescript",
   "name": "typescript",
   "version": "3.7.2"
  },
  "overlap": {
   "minutes": 5
  }
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
`);
  });

  it("drops outputs and execution counts", () => {
    const outputs = [{ output_type: "stream", name: "stdout", text: "2" }];
    const [cell] = formatted([code("1 + 1", { outputs, execution_count: 4 })]).cells;
    expect(cell).toMatchObject({ outputs: [], execution_count: null });
  });

  it("keeps of metadata the kernel, overlap, tags and a hidden source, and no more", () => {
    const overlap = { minutes: 5 };
    const metadata = {
      tags: ["solution"],
      jupyter: { source_hidden: true, outputs_hidden: true },
      overlap,
      collapsed: true,
      vscode: {},
    };
    const { metadata: whole, cells } = formatted([code("1", { metadata })], {
      ...tslab,
      overlap,
      title: "A",
    });
    expect(Object.keys(whole)).toEqual(["kernelspec", "language_info", "overlap"]);
    expect(cells[0].metadata).toEqual({
      jupyter: { source_hidden: true },
      overlap,
      tags: ["solution"],
    });
  });

  it("leaves out of metadata what says nothing", () => {
    const metadata = { tags: [], jupyter: { source_hidden: false } };
    expect(formatted([code("1", { metadata })]).cells[0].metadata).toEqual({});
    expect(formatted([markdown("a", { attachments: {} })]).cells[0]).not.toHaveProperty(
      "attachments",
    );
  });

  it("names the kernel where none is named, and leaves another one as it is", () => {
    expect(formatted([], {}).metadata.kernelspec).toEqual(tslab.kernelspec);
    const python = {
      kernelspec: { display_name: "Python 3", name: "python3" },
      language_info: { name: "python" },
    };
    expect(formatted([], { ...python, title: "A" }).metadata).toEqual(python);
    const { kernelspec } = python;
    expect(formatted([], { kernelspec }).metadata).toEqual({ kernelspec });
  });

  it("trims the lines of code, but not inside a template literal", () => {
    const source = `const a = \`1\`; \t\nconst b = \`\`  \n  \nsay\`two  \n\${a} \nthree\`  // end \n\n\n`;
    expect(formatted([code(source)]).cells[0].source.join("")).toBe(
      `const a = \`1\`;\nconst b = \`\`\n\nsay\`two  \n\${a} \nthree\`  // end`,
    );
  });

  it("trims code that does not parse", () => {
    expect(formatted([code("if (a { \n  b() \n")]).cells[0].source).toEqual(["if (a {\n", "  b()"]);
  });

  it("keeps two spaces at the end of a markdown line, and trims the end of the cell", () => {
    expect(formatted([markdown("a  \nb  \n\n")]).cells[0].source).toEqual(["a  \n", "b"]);
  });

  it("leaves a raw cell as it is, and writes one kind of line end in the others", () => {
    const raw = { cell_type: "raw", metadata: { format: "text/x-rst" }, source: "a \r\nb \n" };
    const { cells } = formatted([raw, markdown("a\r\nb"), code("a\r\nb")]);
    expect(cells.map(({ source }: { source: string[] }) => source)).toEqual([
      ["a \r\n", "b \n"],
      ["a\n", "b"],
      ["a\n", "b"],
    ]);
  });

  it("cuts a source where Jupyter cuts it", () => {
    const source = "a\u2028b\u0085c\u000bd\u000ce\u001cf\u2029g\n\nh";
    expect(formatted([markdown(source)]).cells[0].source).toEqual([
      "a\u2028",
      "b\u0085",
      "c\u000b",
      "d\u000c",
      "e\u001c",
      "f\u2029",
      "g\n",
      "\n",
      "h",
    ]);
  });

  it("cuts attached text as well, and leaves other data whole", () => {
    const text = "a\nb\n";
    const attachments = {
      a: { "text/html": text, "image/svg+xml": text, "application/javascript": text },
      b: { "image/png": text, "application/pdf": text },
    };
    const lines = ["a\n", "b\n"];
    expect(formatted([markdown("", { attachments })]).cells[0].attachments).toEqual({
      a: { "text/html": lines, "image/svg+xml": lines, "application/javascript": lines },
      b: { "image/png": text, "application/pdf": text },
    });
  });

  it("sorts names by code point, those too that look like numbers or lie beyond 16 bits", () => {
    const overlap = { b: 1, "10": 1, "9": 1, a: 1, "\u{1f642}": 1, "\uff5e": 1 };
    const text = format([], { overlap });
    const written = [...text.slice(text.indexOf('"overlap"')).matchAll(/"([^"]+)": 1/g)];
    expect(written.map(([, name]) => name)).toEqual(["10", "9", "a", "b", "\uff5e", "\u{1f642}"]);
  });

  it("brings a notebook of any minor version up to 4.5, with ids", () => {
    for (const minor of [0, 1, 2, 3, 4]) {
      const { nbformat_minor, cells } = JSON.parse(
        formatNotebook(read(`v4.${minor}.ipynb`), "a.ipynb"),
      );
      expect(nbformat_minor).toBe(5);
      for (const { id } of cells) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
    }
  });

  it("throws what parseNotebook throws", () => {
    expect(problemsOf(() => formatNotebook("[]", "a.ipynb"))).toEqual([
      "a.ipynb: expected an object with nbformat and cells, got a list",
    ]);
  });
});

describe("formatNotebook(text, file) of any notebook", () => {
  const saved = readdirSync(fixtures).filter((name) => name.endsWith(".ipynb"));
  const texts = [...saved.map(read), ...madeUp(200)];

  it("is the same when done twice", () => {
    for (const text of texts) {
      const once = formatNotebook(text, "a.ipynb");
      expect(formatNotebook(once, "a.ipynb")).toBe(once);
    }
  });

  it("keeps the cells: ids, kinds, tags, attachments, and sources but for white space", () => {
    for (const text of texts)
      expect(essence(formatNotebook(text, "a.ipynb"))).toEqual(essence(text));
  });
});

function essence(text: string) {
  const inked = ({ kind, source }: Cell) =>
    kind === "raw"
      ? source
      : source
          .replace(/\r\n?/g, "\n")
          .replace(/[ \t]+$/gm, "")
          .trimEnd();
  return parseNotebook(text, "a.ipynb").cells.map((cell) => ({
    id: cell.id,
    kind: cell.kind,
    tags: cell.tags,
    attachments: cell.attachments,
    source: inked(cell),
  }));
}

/** Notebooks of cells of lines that have something to trip over. */
function madeUp(count: number): string[] {
  const random = createRandom(5);
  const pick = <T>(...values: T[]): T => values[Math.floor(random() * values.length)]!;
  const some = <T>(most: number, make: () => T) =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, make);
  const line = () =>
    pick(
      "",
      "  ",
      "# Title",
      "`tick",
      `\`a \${b} \``,
      "b  ",
      "\t",
      '"quote"',
      "// ` ",
      "\u2028",
      "🙂\\",
    );
  const source = () => {
    const text = some(6, line).join(pick("\n", "\r\n", "\n\n", "\r"));
    return pick<unknown>(text, text.split(/(?<=\n)/));
  };
  const cell = () => {
    const metadata = pick<Raw>({}, { tags: some(1, () => "a") }, { overlap: { a: [1, {}] } });
    const attachments = { [pick("a", "2", "10")]: { "text/plain": source() } };
    return pick(
      () => markdown("", { metadata, source: source(), ...pick({}, { attachments }) }),
      () => code("", { metadata, source: source(), execution_count: pick(null, 1) }),
      () => ({ cell_type: "raw", metadata, source: source() }),
    )();
  };
  return Array.from({ length: count }, () => {
    const raw = rawNotebook(some(8, cell), pick<Raw>(tslab, {}));
    return JSON.stringify({ ...raw, nbformat_minor: pick(0, 4, 5) });
  });
}
