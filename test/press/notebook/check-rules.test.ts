import { describe, expect, it } from "vitest";
import { checkRules, describeProblem, type Surroundings } from "#press/notebook";
import { code, lesson, markdown, type Raw, tagged, tslab } from "./raw-notebook.js";

const title = markdown("# Sample");
const hidden = { jupyter: { source_hidden: true } };

/** What the rules find in a lesson, each problem without the lesson's name. */
function found(cells: Raw[], metadata?: Raw, surroundings?: Surroundings): string[] {
  return checkRules(lesson(cells, metadata), surroundings).map((problem) =>
    describeProblem(problem).replace("07-sample › ", ""),
  );
}

describe("checkRules(notebook)", () => {
  it("has nothing against a good lesson", () => {
    const cells = [
      markdown("# Sample\n\n## Why\n\n### When\n\n## How"),
      code('claim("all-read", "All are read.", { kind: "exact", holds: true });\nawait sleep(1);'),
      tagged("exercise"),
      markdown("Check it:"),
      code("check()"),
      tagged("solution", "1", hidden),
      code('claim("once", "…")'),
      markdown("[next](./08-next.ipynb#start) ![dot](attachment:dot.png) <img src='dot.svg'>"),
    ];
    expect(found(cells, tslab, { lessons: ["07-sample", "08-next"] })).toEqual([]);
  });

  it("tells problems in the order of the cells, those of the notebook first", () => {
    const source = 'using a = b;\nclaim("c");\n__dirname;\nclaim("c");\n__dirname;';
    const cells = [markdown("## A\n\n# B\n\n# C"), code(source, { execution_count: 1 })];
    expect(found(cells, {})).toEqual([
      '07-sample: metadata.kernelspec.name: expected "tslab", got nothing',
      '07-sample: metadata.kernelspec.language: expected "typescript", got nothing',
      "first:1: expected the notebook to start with a markdown cell that starts with a `# Title`, got a heading of level 2",
      "first:5: expected one heading of level 1 in the notebook, got another: `# C`",
      "second: expected no execution_count, got 1",
      "second:1: tslab cannot run `using`: release in a `finally`",
      "second:3: tslab has no `__dirname`: start from `process.cwd()`",
      "second:4: expected a claim id of its own, got `c` as in second",
      "second:5: tslab has no `__dirname`: start from `process.cwd()`",
    ]);
  });
});

describe("checkRules(notebook) wants", () => {
  it("no outputs and no execution counts", () => {
    const outputs = [{ output_type: "stream", name: "stdout", text: "1" }];
    expect(found([title, code("1", { outputs, execution_count: 2 })])).toEqual([
      "second: expected no outputs, got 1",
      "second: expected no execution_count, got 2",
    ]);
  });

  it.each([
    "Title",
    "_a",
    "a--b",
    "a-",
    "3d",
    "a_b",
    "a1b2c3d4",
    "abcdef12",
    "f47ac10b-58cc-4372-a567-0e02b2c3d479",
  ])("a readable id, not `%s`", (id) => {
    expect(found([title, markdown("a", { id })])).toEqual([
      `${id}: expected a readable id such as \`unread-bodies\`, got \`${id}\``,
    ]);
  });

  it.each([
    "a",
    "unread-bodies",
    "http2",
    "facade",
    "defaced1",
    "decade-2",
    "defaced-facade",
    "cafe-2026",
  ])("a readable id, such as `%s`", (id) => {
    expect(found([title, markdown("a", { id })])).toEqual([]);
  });

  it("the kernel tslab and the language typescript", () => {
    const kernelspec = { display_name: "JavaScript", name: "jslab", language: "javascript" };
    expect(found([title], { kernelspec, language_info: { name: "javascript" } })).toEqual([
      '07-sample: metadata.kernelspec.name: expected "tslab", got "jslab"',
      '07-sample: metadata.kernelspec.language: expected "typescript", got "javascript"',
      '07-sample: metadata.language_info.name: expected "typescript", got "javascript"',
    ]);
    expect(found([title], { ...tslab, language_info: { name: "typescript" } })).toEqual([]);
  });

  it("25 lines of code at most, whatever is in them", () => {
    const lines = (count: number) => Array(count).fill("1").join("\n");
    expect(found([title, code(`${lines(25)}\n`), markdown(`a\n${lines(30)}`)])).toEqual([]);
    expect(found([title, code(lines(26))])).toEqual([
      "second: expected at most 25 lines of code, got 26",
    ]);
  });
});

describe("checkRules(notebook), of headings, wants", () => {
  const start =
    "expected the notebook to start with a markdown cell that starts with a `# Title`, got";
  it.each([
    [[code("1"), title], `first: ${start} a code cell`],
    [[markdown("Hello\n\n# Sample")], `first:1: ${start} other text`],
    [[markdown(""), title], `first:1: ${start} other text`],
    [[markdown("## Sample")], `first:1: ${start} a heading of level 2`],
    [[], "07-sample: expected a first cell with the title, got no cells"],
  ])("the title first: %j", (cells, message) => {
    expect(found(cells)).toEqual([message]);
  });

  it("one title", () => {
    expect(found([title, markdown("a\n\nAnother\n=======")])).toEqual([
      "second:3: expected one heading of level 1 in the notebook, got another: `# Another`",
    ]);
  });

  it("no level skipped on the way down, from cell to cell", () => {
    expect(found([title, markdown("## A"), markdown("#### B `c`\n\n## D")])).toEqual([
      "third:1: expected a heading of level 3 at most, got `#### B c`",
    ]);
    expect(found([title, markdown("## A\n\n### B"), markdown("## C\n\n### D")])).toEqual([]);
  });

  it("none of what code and comments hold", () => {
    expect(found([title, markdown("```\n# a\n#### b\n```"), code("// # a")])).toEqual([]);
  });
});

describe("checkRules(notebook), of exercises, wants", () => {
  const solution = tagged("solution", "1", hidden);
  it("a check and a solution before the next one", () => {
    const exercise = tagged("exercise");
    expect(
      found([title, exercise, code("check()"), solution, exercise, code("check()"), solution]),
    ).toEqual([]);
    expect(found([title, exercise, code("check()"), exercise, solution])).toEqual([
      "second: expected a solution to this exercise before the next one or the end",
      "fourth: expected a code cell that checks this exercise right after it",
    ]);
  });

  it("a check before the solution", () => {
    expect(found([title, tagged("exercise"), solution, code("check()")])).toEqual([
      "second: expected a code cell that checks this exercise right after it",
    ]);
  });

  it("a check and a solution before the end", () => {
    expect(found([title, tagged("exercise")])).toEqual([
      "second: expected a code cell that checks this exercise right after it",
      "second: expected a solution to this exercise before the next one or the end",
    ]);
  });

  it("an exercise before a solution", () => {
    expect(found([title, solution])).toEqual(["second: expected an exercise before this solution"]);
  });

  it("code in both", () => {
    const cells = ["exercise", "solution"].map((tag) =>
      markdown("a", { metadata: { tags: [tag], ...hidden } }),
    );
    expect(found([title, ...cells])).toEqual([
      "second: expected only code cells to have the tag `exercise`, got a markdown cell",
      "third: expected only code cells to have the tag `solution`, got a markdown cell",
    ]);
  });

  it.each([{}, { jupyter: {} }, { jupyter: { source_hidden: false } }])(
    "the solution hidden, not %j",
    (metadata) => {
      const cells = [title, tagged("exercise"), code("check()"), tagged("solution", "1", metadata)];
      expect(found(cells)).toEqual([
        "fourth: metadata.jupyter.source_hidden: expected true, because the cell is a solution",
      ]);
    },
  );
});

describe("checkRules(notebook), of claims, wants", () => {
  it("an id of its own for each", () => {
    const cells = [
      title,
      code('claim("a", 1);\nclaim("b", 2);'),
      code("await f(\n  claim(`a`, 3),\n)"),
    ];
    expect(found(cells)).toEqual(["third:2: expected a claim id of its own, got `a` as in second"]);
    expect(found([title, code('if (a) claim("b", 1);\nelse claim("b", 2);')])).toEqual([
      "second:2: expected a claim id of its own, got `b` as in second",
    ]);
  });

  it("nothing of ids that are computed, and of what only looks like a claim", () => {
    const source =
      'claim(id);\nclaim("a" + b);\nclaim();\nx.claim("a");\nf("a");\n// claim("a")\nclaim("a");';
    expect(
      found([title, code(source), code('claim(id);\nclaim("a" + b);'), markdown('claim("a")')]),
    ).toEqual([]);
  });
});

describe("checkRules(notebook), of references, wants", () => {
  it.each([
    ["![a](https://example.org/a.png)", "https://example.org/a.png"],
    ["![a][b]\n\n[b]: http://example.org/a.png", "http://example.org/a.png"],
    ["[![a](//example.org/a.png)](b.md)", "//example.org/a.png"],
    ['<img src=" https://example.org/a.png">', "https://example.org/a.png"],
    [
      '<div>\n<picture><source srcset="https://example.org/a.png 2x"></picture>\n</div>',
      "https://example.org/a.png",
    ],
    ['<video poster="HTTPS://example.org/a.png"></video>', "HTTPS://example.org/a.png"],
    ['<svg><image href=" https://example.org/a.png"/></svg>', "https://example.org/a.png"],
    ['<svg><image xlink:href="https://example.org/a.png"/></svg>', "https://example.org/a.png"],
    ['<object data="https://example.org/a.svg"></object>', "https://example.org/a.svg"],
    ['<link rel="stylesheet" href="https://example.org/a.css">', "https://example.org/a.css"],
  ])("no picture from another host: %s", (source, url) => {
    expect(found([title, markdown(source)])).toEqual([
      `second:1: expected a picture of our own or an attachment, got \`${url}\` on another host`,
    ]);
  });

  it("the line of the reference", () => {
    const source = "a\n\nb ![c](//d)\ne ![f](//g)  \nh <img src='//i'>";
    expect(found([title, markdown(source)]).map((line) => line.replace(/: .*/, ""))).toEqual([
      "second:3",
      "second:4",
      "second:5",
    ]);
  });

  it.each([
    "[a](https://example.org/a.png)",
    '<a href="https://example.org">a</a>',
    "![a](a.png)",
    "![a](attachment:a.png)",
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    "`![a](https://example.org/a.png)`",
    "`<img src='https://example.org/a.png'>`",
  ])("nothing of %s", (source) => {
    expect(found([title, markdown(source)])).toEqual([]);
  });

  const lessons = ["02-one-after-another", "07-sample", "09 größen"];
  it.each([
    "./03-none.ipynb",
    "03-none.ipynb#title",
    "../02-one-after-another.ipynb",
    "a/02-one-after-another.ipynb",
    "./%E0.ipynb",
  ])("lessons at the end of links, not %s", (url) => {
    expect(found([title, markdown(`see\n[a](${url})`)], tslab, { lessons })).toEqual([
      `second:2: expected a link to a lesson, got \`${url}\``,
    ]);
    expect(found([title, markdown(`<a href="${url}">a</a>`)], tslab, { lessons })).toEqual([
      `second:1: expected a link to a lesson, got \`${url}\``,
    ]);
    expect(found([title, markdown(`[a](${url})`)])).toEqual([]);
  });

  it.each([
    "./02-one-after-another.ipynb",
    "07-sample.ipynb#title",
    "<./09 größen.ipynb>",
    "https://example.org/a.ipynb",
    "./a.md",
  ])("lessons at the end of links, such as %s", (url) => {
    expect(found([title, markdown(`[a](${url})`)], tslab, { lessons })).toEqual([]);
  });
});

describe("checkRules(notebook) knows what tslab cannot run:", () => {
  it.each([
    ["{ using a = b; }", "1: tslab cannot run `using`: release in a `finally`"],
    [
      "async () => {\n  await using a = b;\n};",
      "2: tslab cannot run `using`: release in a `finally`",
    ],
    ["1;\nimport.meta.url", "2: tslab has no `import.meta`: start from `process.cwd()`"],
    ["join(__dirname, a)", "1: tslab has no `__dirname`: start from `process.cwd()`"],
    ["__filename", "1: tslab has no `__filename`: start from `process.cwd()`"],
    [
      'import fs = require("node:fs");',
      '1: tslab cannot run `import x = …`: write `import x from "…"`',
    ],
    ["export const a = 1;", "1: a cell exports nothing: later cells see what it declares"],
    ["const a = 1;\nexport { a };", "2: a cell exports nothing: later cells see what it declares"],
    ["export default 1;", "1: a cell exports nothing: later cells see what it declares"],
    ['export * from "a";', "1: a cell exports nothing: later cells see what it declares"],
    [
      "for await (const a of b) a;",
      "1: tslab cannot run `for await` in a cell with no other `await`: add one",
    ],
    [
      "const f = async () => await a;\nif (b) {\n  for await (const a of b) a;\n}",
      "3: tslab cannot run `for await` in a cell with no other `await`: add one",
    ],
    ["// @ts-ignore\nawait a;", "2: tslab cannot run an `await` under `// @ts-ignore`"],
    ["{\n  // @ts-ignore\n  await a;\n}", "3: tslab cannot run an `await` under `// @ts-ignore`"],
    [
      "1;\n/* @ts-expect-error */\n// why\n\nconst b = await a;",
      "5: tslab cannot run an `await` under `// @ts-expect-error`",
    ],
  ])("%j", (source, message) => {
    expect(found([title, code(source)])).toEqual([`second:${message}`]);
  });

  it.each([
    "const a = await b;\nfor await (const c of d) c;",
    "for (const a of await b) a;",
    "for await (const a of b) a;\nawait (c);",
    "for (const a of b) a;",
    "function F() { return new.target }",
    "async () => {\n  for await (const a of b) a;\n};",
    "// @ts-ignore\nconst a = b;\nawait c;",
    "// @ts-ignore\nawait a;\nawait b;",
    "async () => {\n  // @ts-ignore\n  await a;\n};",
    'import a from "b";\nawait import("c");',
    "a.exports; // export import.meta __dirname",
  ])("not %j", (source) => {
    expect(found([title, code(source)])).toEqual([]);
  });
});

describe("checkRules(notebook) knows that tslab loses names of earlier cells", () => {
  const first = code('import { b } from "b";\nconst a = 1;\nfunction f() {}');

  it.each([
    ["const c = { a };", "a"],
    ["g(1, { d: 2, b });", "b"],
    ["const h = () => ({ f });", "f"],
  ])("in %j", (source, name) => {
    expect(found([title, first, code(source)])).toEqual([
      `third:1: tslab does not find \`${name}\` of an earlier cell in \`{ ${name} }\`: write \`${name}: ${name}\``,
    ]);
  });

  it("with the line of the name", () => {
    expect(found([title, first, code("const c = {\n\n  // a\n  a,\n};")])).toEqual([
      "third:4: tslab does not find `a` of an earlier cell in `{ a }`: write `a: a`",
    ]);
  });

  it.each([
    "const c = { a: a };",
    "const a = 2;\nconst c = { a };",
    "const h = (a: number) => ({ a });",
    "const { a } = c;",
    "const c = { z };",
  ])("but not in %j", (source) => {
    expect(found([title, first, code(source)])).toEqual([]);
  });
});
