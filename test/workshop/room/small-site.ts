import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export const LESSON = "02-one-after-another";
export const HINT = "Start all three calls before you await the first.";
export const SOLUTION = "Promise.all";

const check = `<div class="cell run" id="check-three-calls"><div class="check open"><p>Not yet</p>
<details class="hint"><summary>Hint 1 of 2</summary><p>${HINT}</p></details>
<details class="hint"><summary>Hint 2 of 2</summary><p>A list of promises.</p></details></div></div>`;

/** A lesson's page with all that a room looks for, as the site writes it. */
export const lessonPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>Lesson</title></head><body class="lesson" data-lesson="${LESSON}"><main><article>
<div class="cell text" id="predict-first"><h2 id="predict">Predict first</h2></div>
<div class="cell run" id="ask"><div class="prediction asked" data-prediction="two-awaits"><p class="label">Predict</p><p class="question">How long do <code>two</code> awaits take?</p><ul class="options"><li>0.9 s</li><li><code>1.7</code> s</li></ul></div></div>
<div class="cell run" id="ask-number"><div class="prediction asked" data-prediction="how-many" data-unit="ms"><p class="question">How many?</p></div></div>
<div class="cell run" id="tell"><div class="prediction revealed" data-prediction="two-awaits"><p class="question">How long do two awaits take?</p><details><summary>What the run recorded</summary><p><strong>1.7 s</strong>. One after the other.</p></details></div></div>
<div class="cell text" id="exercise"><h2 id="exercise-three">Exercise: three calls</h2></div>
<div class="cell run exercise" id="three-calls"><pre>const a = 1;</pre></div>
${check}
<details class="solution"><summary>Solution</summary><div class="cell run" id="solution-three-calls"><pre>${SOLUTION}</pre></div></details>
<div class="cell text" id="what-if"><h2 id="what-happens">Exercise: what happens if</h2><details><summary>What you will see</summary><p>It takes longer.</p></details></div>
</article></main></body></html>
`;

function notebook(starters: string[], solutions: string[] = []): string {
  const cell = (tag: string) => (source: string, at: number) => ({
    cell_type: "code",
    id: `${tag}-${at}`,
    metadata: { tags: [tag] },
    source,
    outputs: [],
    execution_count: null,
  });
  const cells = [...starters.map(cell("exercise")), ...solutions.map(cell("solution"))];
  const metadata = {
    kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" },
  };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

/** Writes a site of one lesson: what a room reads of one, in a few files. */
export async function writeSmallSite(folder: string): Promise<void> {
  const course = {
    lessons: [
      {
        id: LESSON,
        title: "One after another",
        file: `${LESSON}.html`,
        exercises: [{ id: "three-calls", cell: "three-calls" }],
      },
    ],
  };
  const passages = [
    [`${LESSON}.html#exercise`, "02", "Exercise", `Three calls.\nHint 1 of 2\n${HINT}\nRead on.`],
    ["glossary.html#x", "Glossary", "x", HINT],
  ];
  const files: Record<string, string> = {
    "course.json": JSON.stringify(course),
    "index.html": "<!doctype html><html><head></head><body class=contents>Contents</body></html>",
    [`${LESSON}.html`]: lessonPage,
    "source-exercises.html": `<html><head></head><body>${HINT}</body></html>`,
    "assets/search-index.js": `globalThis.overlapPassages = ${JSON.stringify(passages)};\n`,
    "assets/overlap.css": "body {}\n",
    [`downloads/${LESSON}.ipynb`]: notebook(["const a = 1;"]),
    [`downloads/${LESSON}.executed.ipynb`]: notebook(["const a = 1;"], [`${SOLUTION}([]);`]),
    "downloads/broken.executed.ipynb": `{"solution": "${SOLUTION}"}\n`,
    ".hidden": "nobody's business\n",
    "../site-of-another/secret.txt": "nobody's business\n",
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}
