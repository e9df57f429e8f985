import { describe, expect, it } from "vitest";
import type { Output } from "#press/notebook";
import { elements, memoryCache, output, parse, serialize } from "#press/page";
import { scopeWith } from "./scope.js";

async function html(put: Output, scope = scopeWith()) {
  return serialize(await output(put, "cell-1", scope));
}

function display(data: Record<string, unknown>): Output {
  return { type: "display", data, metadata: {} };
}

const stdout = (text: string): Output => ({ type: "stream", name: "stdout", text });
const svg = '<svg viewBox="0 0 600 100"><text font-size="12">a</text></svg>';
const CHART = "application/vnd.vegalite.v5+json";
const spec = {
  $schema: "https://vega.github.io/schema/vega-lite/v5.json",
  title: { text: ["Overlap", "wins"], subtitle: "2 cores" },
  description: "Two bars.",
  data: {
    values: [
      { model: "loop", ms: 135.25 },
      { model: "threads", ms: 440 },
    ],
  },
  mark: "bar",
  encoding: { x: { field: "ms", type: "quantitative" }, y: { field: "model" } },
};

describe("output(stream)", () => {
  it("shows text as it is", async () => {
    expect(await html(stdout("a < b\n  c\n"))).toBe(
      '<pre class="stream" tabindex="0">a &lt; b\n  c</pre>',
    );
  });

  it("gives colours classes of the theme, also those outside the sixteen", async () => {
    const text =
      "\u001b[31mred\u001b[0m \u001b[1;4mbold\u001b[0m \u001b[38;5;208mor\u001b[0m \u001b[48;2;0;180;0mg\u001b[0m";
    expect(await html(stdout(text))).toBe(
      '<pre class="stream" tabindex="0"><span class="ansi-red-fg">red</span> <span class="ansi-bold ansi-underline">bold</span> <span class="ansi-yellow-fg">or</span> <span class="ansi-green-bg">g</span></pre>',
    );
  });

  it("shows what a progress bar left", async () => {
    expect(await html(stdout("\r 50 %\r100 %\n"))).toContain(">100 %</pre>");
  });

  it("sets stderr apart", async () => {
    expect(await html({ type: "stream", name: "stderr", text: "oh\n" })).toBe(
      '<div><p class="label">stderr</p><pre class="stream stderr" tabindex="0">oh</pre></div>',
    );
  });

  it("folds more than 60 lines and says how many", async () => {
    const lines = (count: number) => stdout("0123456789\n".repeat(count));
    expect(await html(lines(60))).not.toContain("<details");
    expect(await html(lines(61))).toMatch(
      /^<details class="long"><summary>61 lines of output, 671 bytes<\/summary><pre/,
    );
    expect(await html(lines(5000))).toContain("<summary>5,000 lines of output, 55 kB</summary>");
  });

  it("shows no link whose address it hides", async () => {
    const text = "\u001b]8;;https://a.example\u0007here\u001b]8;;\u0007";
    expect(await html(stdout(text))).not.toMatch(/<a|example/);
  });
});

describe("output(error)", () => {
  it("shows name and message, and folds the traceback", async () => {
    const put: Output = {
      type: "error",
      name: "TypeError",
      message: "x is <not>",
      traceback: ["\u001b[31mTypeError\u001b[0m", "  at cell:3"],
    };
    expect(await html(put)).toMatch(
      /<strong>TypeError: x is &lt;not><\/strong><\/p><details><summary>Traceback<\/summary><pre class="stream" tabindex="0"><span class="ansi-red-fg">TypeError<\/span>\n {2}at cell:3<\/pre>/,
    );
  });
});

describe("output(display)", () => {
  it("shows Markdown, its headings without anchors", async () => {
    expect(await html(display({ "text/markdown": "## **23** times\n\n$x$" }))).toMatch(
      /^<h2><strong>23<\/strong> times<\/h2>\n<p><math><mi>x<\/mi><\/math><\/p>/,
    );
  });

  it("shows HTML without what runs, fetches or styles", async () => {
    const text = `<style>p{}</style><script>steal()</script><p onclick="steal()" style="color:red" class="top" id="a">x</p>
      <img src="https://a.example/x.png" alt="remote"><img src="data:image/gif;base64,R0lGOD" alt="held">
      <a href="#a">to x</a><a href="./elsewhere.html">local</a><table class="dataframe"><tr><td>1</td></tr></table>`;
    const shown = await html(display({ "text/html": text }));
    expect(shown).not.toMatch(/steal|style|example|class="top"|elsewhere/);
    expect(shown).toContain('<p id="cell-1-1">x</p>');
    expect(shown).toContain('<a href="#cell-1-1">to x</a>');
    expect(shown).toContain("<span>remote</span>");
    expect(shown).toContain('<img src="data:image/gif;base64,R0lGOD" alt="held">');
    expect(shown).toContain('<div class="wide" tabindex="0"><table class="dataframe">');
  });

  it("takes the next richest where HTML is nothing without its script", async () => {
    const data = {
      "text/html": '<div id="plot"></div><script>plot()</script>',
      "text/plain": "Plot",
    };
    expect(await html(display(data))).toBe('<pre class="stream" tabindex="0">Plot</pre>');
  });

  it("shows SVG as a part of the page", async () => {
    const shown = await html(display({ "image/svg+xml": svg, "text/plain": "A drawing" }));
    expect(shown).toMatch(
      /^<div class="canvas paper least-\d+" tabindex="0" role="group" aria-label="A drawing"><svg /,
    );
    expect(shown).toContain('role="img" aria-label="A drawing"');
  });

  it("shows SVG with a style sheet as a picture of its own", async () => {
    const shown = await html(display({ "image/svg+xml": "<svg><style>*{}</style></svg>" }));
    expect(shown).toMatch(
      /^<div class="canvas paper"><img src="data:image\/svg\+xml;base64,[\w+/=]+" alt="Drawing"><\/div>$/,
    );
  });

  it.each(["image/png", "image/jpeg"])(
    "shows %s as a picture that the page holds",
    async (mime) => {
      expect(await html(display({ [mime]: "AB\nCD\n", "text/plain": "<Figure>" }))).toBe(
        `<div class="canvas paper"><img src="data:${mime};base64,ABCD" alt="<Figure>"></div>`,
      );
    },
  );

  it.each(["$$\\frac{1}{2}$$", "$\\frac{1}{2}$", "\\[\\frac{1}{2}\\]", "\\frac{1}{2}"])(
    "shows LaTeX %s as MathML",
    async (latex) => {
      expect(await html(display({ "text/latex": latex }))).toContain(
        "<mfrac><mn>1</mn><mn>2</mn></mfrac>",
      );
    },
  );

  it("shows a text with formulas in it as such", async () => {
    const shown = await html(display({ "text/latex": "$x^2$, where $x > 1$:\n$$y$$" }));
    expect(shown.replace(/<math.*?<\/math>/gs, "…")).toBe("<p>…, where …:\n…</p>");
    expect(shown.match(/display="block"/g)).toHaveLength(1);
  });

  it.each([
    ["\\mbox{if}", "<mtext>if</mtext>"],
    ["\\begin{eqnarray} a &=& b \\end{eqnarray}", "<mtable"],
  ])("knows %s of older LaTeX", async (latex, drawn) => {
    expect(await html(display({ "text/latex": latex }))).toContain(drawn);
  });

  it("shows LaTeX that cannot be read as its text, and reports it", async () => {
    const scope = scopeWith();
    const shown = await html(display({ "text/latex": "\\nope", "text/plain": "nope" }), scope);
    expect(shown).toContain(">nope</pre>");
    expect(scope.reports).toEqual([expect.stringMatching(/^formula: /)]);
  });

  it("shows JSON indented, folded where it is long", async () => {
    expect(await html(display({ "application/json": { a: [1] } }))).toContain("\n  ");
    const long = Array.from({ length: 100 }, (_, index) => index);
    expect(await html(display({ "application/json": long }))).toMatch(
      /^<details class="long"><summary>102 lines of JSON, \d+ bytes<\/summary>/,
    );
  });

  it("says so where nothing can be shown", async () => {
    expect(await html(display({ "application/x-widget": {} }))).toBe(
      "<em>An output that needs a live notebook (application/x-widget).</em>",
    );
  });

  it("takes the richest of a bundle, whatever the order", async () => {
    const data = {
      "text/plain": "p",
      "image/png": "AAAA",
      "text/markdown": "m",
      "text/html": "<b>h</b>",
    };
    expect(await html(display(data))).toBe("<b>h</b>");
  });
});

describe("output(chart)", () => {
  const bundle = display({ [CHART]: spec, "image/svg+xml": svg, "text/plain": "Two bars." });

  it("draws the kernel's SVG, named by its finding, with its description and its data", async () => {
    const shown = await html(bundle);
    expect(shown).toMatch(/^<figure class="chart" id="cell-1"><div class="canvas/);
    expect(shown).toContain('role="img" aria-label="Overlap wins"><desc>Two bars.</desc>');
    expect(shown).toContain(
      "<summary>In words, and as a table of 2 rows</summary><p>Two bars.</p>",
    );
    expect(shown).toContain('<tr><td>loop</td><td class="number">135.25</td></tr>');
  });

  it("prefers the table that the chart brings", async () => {
    const table = { columns: ["who", "n"], rows: [["a", 1]] };
    const put = display({
      [CHART]: { ...spec, usermeta: { overlap: { table } } },
      "image/svg+xml": svg,
    });
    const shown = await html(put);
    expect(shown).toContain("as a table of 1 row<");
    expect(shown).toContain('<th scope="col">who</th><th scope="col" class="number">n</th>');
  });

  it("leaves out what nobody reads of a very long table, and says so", async () => {
    const table = { columns: ["n"], rows: Array.from({ length: 1000 }, (_, n) => [n]) };
    const put = display({
      [CHART]: { ...spec, usermeta: { overlap: { table } } },
      "image/svg+xml": svg,
    });
    expect(await html(put)).toContain("600 further rows left out here.");
  });

  it("scrolls only where its smallest text could not be read on a phone", async () => {
    const sized = (width: number, text: number) =>
      html(
        display({
          [CHART]: spec,
          "image/svg+xml": `<svg viewBox="0 0 ${width} 9"><text font-size="${text}px">a</text></svg>`,
        }),
      );
    expect(await sized(580, 14)).not.toContain("least-");
    expect(await sized(580, 11)).toContain('class="canvas paper least-460" tabindex="0"');
    expect(await sized(5000, 10)).toContain("least-1200");
  });

  it("draws a chart that comes without SVG, once for the same chart", async () => {
    const cache = memoryCache();
    const keys: string[] = [];
    const counting = {
      ...cache,
      write: (key: string, text: string) => {
        keys.push(key);
        return cache.write(key, text);
      },
    };
    const scope = scopeWith({ cache: counting });
    const shown = await html(display({ [CHART]: spec }), scope);
    expect(shown).toContain("<p>Two bars.</p>");
    const shapes = [...elements(parse(shown))].filter(({ tagName }) => tagName === "path");
    expect(shapes.length).toBeGreaterThan(2);
    expect(await html(display({ [CHART]: spec }), scope)).toBe(shown);
    expect(keys).toHaveLength(1);
  });

  it("reads no data from elsewhere", async () => {
    const scope = scopeWith();
    const remote = { ...spec, data: { url: "data/cars.json" } };
    const shown = await html(display({ [CHART]: remote, "text/plain": "a chart" }), scope);
    expect(shown).toContain(">a chart</pre>");
    expect(scope.reports).toEqual([
      "chart: a chart's data must stand in its notebook, not at data/cars.json",
    ]);
  });

  it("reports a chart that cannot be drawn", async () => {
    const scope = scopeWith();
    await html(display({ [CHART]: { mark: "nonsense" } }), scope);
    expect(scope.reports).toEqual([expect.stringMatching(/^chart: /)]);
  });
});

describe("output(claim)", () => {
  const claim = {
    id: "same-bytes",
    text: "Both return `bytes`.",
    kind: "exact",
    holds: true,
    evidence: "160 of 160",
  };
  const put = (changes = {}) =>
    display({
      "application/vnd.overlap.claim+json": { ...claim, ...changes },
      "text/markdown": "plain",
    });

  it("says in words that it holds, of what kind it is and what was observed", async () => {
    const shown = await html(put());
    expect(shown).toMatch(/^<div class="claim holds" id="claim.same-bytes">/);
    expect(shown).toContain("<strong>Claim holds</strong>");
    expect(shown).toContain("exact: must hold on every machine");
    expect(shown).toContain('<p class="text">Both return <code>bytes</code>.</p>');
    expect(shown).toContain('<p class="evidence">160 of 160</p>');
  });

  it("says in words that it does not hold", async () => {
    expect(await html(put({ holds: false, kind: "measured" }))).toMatch(
      /class="claim fails".*Claim does not hold.*measured: a ratio of this run.*Run it again/s,
    );
    expect(await html(put({ holds: false }))).not.toContain("Run it again");
  });

  it("shows a claim without text as what it is besides", async () => {
    expect(await html(put({ text: 7 }))).toBe("<p>plain</p>\n");
  });
});

describe("output(prediction)", () => {
  const put = (changes = {}) =>
    display({
      "application/vnd.overlap.prediction+json": { id: "p", question: "How long?", ...changes },
    });

  it("asks with its options", async () => {
    expect(await html(put({ options: ["1 s", "2 s"] }))).toContain(
      '<p class="question">How long?</p><ul class="options"><li>1 s</li><li>2 s</li></ul>',
    );
  });

  it("asks for a number in its unit", async () => {
    expect(await html(put({ unit: "ms" }))).toContain("A number, in ms.");
  });

  it("folds what the run recorded", async () => {
    expect(
      await html(put({ unit: "ms", answer: 1200, truth: 135.254, because: "They overlap." })),
    ).toContain(
      "<p>You said: <strong>1,200 ms</strong></p><details><summary>What the run recorded</summary><p><strong>135 ms</strong>. They overlap.</p></details>",
    );
  });
});

describe("output(check)", () => {
  const put = (passed: boolean, hint?: string) =>
    display({
      "application/vnd.overlap.check+json": {
        exercise: "e",
        passed,
        observed: "1 request",
        expected: "2",
        hint,
      },
    });

  it("shows what was observed and expected, and folds the hint", async () => {
    expect(await html(put(false, "Look at `k`."))).toBe(
      '<div class="check open"><p class="verdict"><strong>Not yet</strong></p><dl><dt>Observed</dt><dd>1 request</dd><dt>Expected</dt><dd>2</dd></dl><details class="hint"><summary>Hint</summary><p>Look at <code>k</code>.</p></details></div>',
    );
  });

  it("folds each of several hints", async () => {
    const result = {
      exercise: "e",
      passed: false,
      observed: "o",
      expected: "e",
      hint: "Second.",
      hints: ["First.", "Second."],
    };
    expect(await html(display({ "application/vnd.overlap.check+json": result }))).toContain(
      '<details class="hint"><summary>Hint 1 of 2</summary><p>First.</p></details><details class="hint"><summary>Hint 2 of 2</summary><p>Second.</p></details>',
    );
  });

  it("says when it passed", async () => {
    expect(await html(put(true))).toMatch(/class="check passed".*<strong>Passed<\/strong>/);
  });
});

describe("output(source)", () => {
  it("shows a module under its file's name, folded where it is long", async () => {
    const put = (code: string) =>
      display({
        "application/vnd.overlap.source+json": {
          module: "time/sleep",
          file: "src/lab/time/sleep.ts",
          code,
        },
      });
    expect(await html(put("export const a = 1;"))).toMatch(
      /^<figure class="source"><figcaption><code>src\/lab\/time\/sleep.ts<\/code> 1 line<\/figcaption><pre class="code" tabindex="0"><code><span class="k">export/,
    );
    expect(await html(put("a;\n".repeat(61)))).toContain("61 lines</figcaption><details>");
  });
});
