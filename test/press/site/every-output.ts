import type { Output } from "#press/notebook";
import type { Lesson } from "#press/page";
import { code, display, lesson, prose } from "../page/lesson.js";

const stdout = (text: string): Output => ({ type: "stream", name: "stdout", text });
const overlap = (name: string, value: unknown) =>
  display({ [`application/vnd.overlap.${name}+json`]: value });
const WORDS = "Several words that would not fit on one line of a phone. ".repeat(4);
const LONG =
  "const aVeryLongNameThatNeverEnds = await aFunctionWithALongName(anArgument, { option: 'value' });";

const drawing = `<svg viewBox="0 0 580 120" width="580" height="120">
  <defs><clipPath id="clip1"><rect x="0" y="0" width="560" height="100"/></clipPath></defs>
  <g clip-path="url(#clip1)"><rect class="bar" x="10" y="10" width="400" height="40" fill="var(--chart-blue, #00457c)"/></g>
  <text x="10" y="90" font-size="14px" fill="var(--chart-ink, #1b1f24)">0 ms</text></svg>`;
const wideDrawing = drawing.replaceAll("580", "1500").replaceAll('"14px"', '"12px"');
/** One dot, red. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
const vegaLite = {
  $schema: "https://vega.github.io/schema/vega-lite/v5.json",
  title: { text: "Threads take three times as long" },
  description: "Two bars. The loop takes 135 ms, threads 440 ms.",
  data: {
    values: [
      { model: "loop", ms: 135 },
      { model: "threads", ms: 440 },
    ],
  },
  mark: "bar",
  encoding: { x: { field: "ms", type: "quantitative" }, y: { field: "model" } },
};
const CHART = "application/vnd.vegalite.v5+json";

/** A lesson with every kind of output, and with what is too wide for a phone. */
export function everyOutput(): Lesson {
  return lesson(
    "01-every-output",
    [
      prose("start", `# Every output\n\n${WORDS}\n\n> [!NOTE]\n> ${WORDS}\n\n## Wide things`),
      prose(
        "wide-table",
        `| ${Array.from({ length: 12 }, (_, n) => `column ${n}`).join(" | ")} |\n|${"---|".repeat(12)}\n| ${"12,345 | ".repeat(12)}`,
      ),
      prose(
        "wide-formula",
        `$$\n${Array.from({ length: 40 }, (_, n) => `x_{${n}}`).join(" + ")}\n$$\n\nA ${"word".repeat(60)} and \`${"code".repeat(40)}\`[^1].\n\n[^1]: ${WORDS}`,
      ),
      code("long-lines", `${LONG}\n${LONG}`, [
        stdout(`${"=".repeat(200)}\n\u001b[31mred\u001b[0m \u001b[42mgreen\u001b[0m\n`),
      ]),
      prose("more", "## Figures"),
      code("chart", "await show(chart)", [
        display({ [CHART]: vegaLite, "image/svg+xml": drawing }),
      ]),
      code("same-chart", "await show(chart)", [
        display({ [CHART]: vegaLite, "image/svg+xml": drawing }),
      ]),
      code("wide-chart", "await show(chart)", [
        display({ [CHART]: vegaLite, "image/svg+xml": wideDrawing }),
      ]),
      code("only-a-spec", "await show(chart)", [display({ [CHART]: vegaLite })]),
      code("svg", "draw()", [display({ "image/svg+xml": drawing })]),
      code("styled-svg", "draw()", [
        display({
          "image/svg+xml": drawing.replace(
            '"120">',
            '"120" xmlns="http://www.w3.org/2000/svg"><style>.bar { fill: red }</style>',
          ),
        }),
      ]),
      code("png", "dot()", [display({ "image/png": PNG, "text/plain": "a red dot" })]),
      prose("others", "## Everything else"),
      code("text", "say()", [
        { type: "stream", name: "stderr", text: `${WORDS}\n` },
        stdout("line\n".repeat(100)),
        display({
          "text/markdown": `**bold** and $x^2$\n\n| a | b |\n|--:|---|\n| 1 | ${WORDS} |`,
        }),
        display({
          "text/html": `<p style="color: red">${WORDS}</p><table class="dataframe"><tr><td>1</td></tr></table>`,
        }),
        display({ "text/latex": "$$\\sum_{k=1}^{n} k^2$$" }),
        display({ "application/json": { numbers: Array.from({ length: 50 }, (_, n) => n) } }),
        { type: "error", name: "TypeError", message: WORDS, traceback: ["  at cell:3"] },
      ]),
      code("lesson-outputs", "claim()", [
        overlap("claim", {
          id: "holds",
          text: "It holds.",
          kind: "exact",
          holds: true,
          evidence: WORDS,
        }),
        overlap("claim", {
          id: "fails",
          text: "It fails.",
          kind: "measured",
          holds: false,
          evidence: "2",
        }),
        overlap("prediction", { id: "p", question: "How long?", options: ["1 s", "2 s"] }),
        overlap("prediction", {
          id: "p",
          question: "How long?",
          truth: "1 s",
          because: "It overlaps.",
        }),
        overlap("check", {
          exercise: "e",
          passed: false,
          observed: WORDS,
          expected: "two",
          hint: "Look.",
        }),
        overlap("check", { exercise: "e", passed: true, observed: "two", expected: "two" }),
        overlap("source", { module: "a/b", file: "src/lab/a/b.ts", code: `${LONG}\n`.repeat(3) }),
      ]),
      code("folded", LONG, [stdout("x")], ["hide-input", "hide-output"]),
      code("starter", "const k = 1;", [], ["exercise"]),
      code(
        "solution",
        "const k = 2;",
        [display({ [CHART]: vegaLite, "image/svg+xml": drawing })],
        ["solution"],
      ),
    ],
    {
      title: "Every output",
      metadata: { overlap: { question: "What can be shown?", minutes: 5 } },
    },
  );
}
