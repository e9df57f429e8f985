import { describe, expect, it } from "vitest";
import { type Output, parseNotebook } from "#press/notebook";
import { memoryCache, textOf } from "#press/page";
import { composeDeck, type Slide } from "#workshop/slides";

interface CellSpec {
  id?: string;
  text?: string;
  code?: string;
  outputs?: Output[];
  metadata?: object;
}

async function deckOf(...specs: CellSpec[]) {
  const cells = specs.map(({ id, text, code, metadata = {} }, at) => ({
    id: id ?? `cell-${at}`,
    metadata,
    ...(code === undefined
      ? { cell_type: "markdown", source: text }
      : { cell_type: "code", source: code, outputs: [], execution_count: null }),
  }));
  const metadata = {
    kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" },
    overlap: { question: "Why?", minutes: 1, needs: [] },
  };
  const text = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
  const notebook = parseNotebook(text, "07-a-lesson.ipynb");
  const outputs = notebook.cells.map((cell, at) => ({
    ...cell,
    outputs: specs[at]!.outputs ?? [],
  }));
  const entry = {
    id: "07-a-lesson",
    number: "07",
    title: "A lesson",
    file: "07-a-lesson.html",
    question: "Why?",
    minutes: 1,
    needs: [],
  };
  return composeDeck(
    { notebook: { ...notebook, cells: outputs } },
    { entry, cache: memoryCache() },
  );
}

const display = (data: Record<string, unknown>): Output => ({
  type: "display",
  data,
  metadata: {},
});
const claim = (id: string, holds = true) =>
  display({
    "application/vnd.overlap.claim+json": {
      id,
      text: `The claim ${id}.`,
      kind: "exact",
      holds,
      evidence: "1 = 1",
    },
  });
const prediction = (more: object) =>
  display({
    "application/vnd.overlap.prediction+json": { id: "p", question: "How long?", ...more },
  });

const heading = { text: "## A section\n\nIt begins so. More follows." };
const said = (slide: Slide | undefined) =>
  [(slide?.title ?? []).map(textOf).join(""), ...(slide?.body ?? []).map(textOf)].join(" ").trim();

/** The slides of all sections as `kind: words`. */
async function slidesOf(...specs: CellSpec[]) {
  const { sections } = await deckOf(...specs);
  return sections.flatMap(({ slides }) => slides.map((slide) => `${slide.kind}: ${said(slide)}`));
}

describe("composeDeck(lesson, options)", () => {
  it("opens with the title and the question", async () => {
    expect(await slidesOf({ text: "# A lesson\n\nWords." })).toEqual(["title: A lesson Why?"]);
  });

  it("shows a heading with the sentences that open its section, as many as fit", async () => {
    const long = `The first takes 0.8 s, e.g. here. ${"A word. ".repeat(40)}`;
    expect(await slidesOf(heading)).toEqual(["section: A section It begins so. More follows."]);
    const [slide] = await slidesOf({ text: `## A section\n\n${long}` });
    expect(slide).toMatch(/^section: A section The first takes 0\.8 s, e\.g\. here\. A word\./);
    expect(slide!.length).toBeLessThan(230);
  });

  it("keeps all other prose for the instructor", async () => {
    const { sections } = await deckOf(heading, { text: "What only the page says." });
    expect(sections[0]!.slides).toHaveLength(1);
    expect(sections[0]!.slides[0]!.prose.map(textOf).join("")).toContain(
      "What only the page says.",
    );
  });

  it("gives a sentence in bold a slide, but no word and no half of one", async () => {
    const text =
      "A **word**, then **a belief that somebody has.** So: **It is not blocking, whatever it waits for.**";
    expect(await slidesOf(heading, { text })).toEqual([
      "section: A section It begins so. More follows.",
      "statement: It is not blocking, whatever it waits for.",
    ]);
  });

  it("asks before it answers, each on a slide of its own", async () => {
    const [, asked, answered] = await slidesOf(
      heading,
      { code: 'const g = predict("p");', outputs: [prediction({ options: ["1 s", "2 s"] })] },
      {
        code: "reveal(g);",
        outputs: [
          prediction({ options: ["1 s", "2 s"], truth: 2, unit: "s", because: "So it is." }),
        ],
      },
    );
    expect(asked).toBe("prediction: How long? 1 s2 s");
    expect(answered).toBe("answer: How long? 2 s So it is.");
  });

  it("shares claims out evenly, three to a slide at most, and says which do not hold", async () => {
    const outputs = [claim("a"), claim("b", false), claim("c"), claim("d")];
    const slides = await slidesOf(heading, { code: 'claim("a");', outputs });
    expect(slides.slice(1)).toEqual([
      "claims: A section HoldsexactThe claim a.1 = 1Does not holdexactThe claim b.1 = 1",
      "claims: A section HoldsexactThe claim c.1 = 1HoldsexactThe claim d.1 = 1",
    ]);
  });

  it("shows code that prose leads into, and leaves out long code, what only speaks, and solutions", async () => {
    const code = "const a = 1;\nconst b = 2;\nexport const c = a + b;";
    const long = Array.from({ length: 17 }, (_, line) => `const x${line} = 1;`).join("\n");
    const slides = await slidesOf(
      heading,
      { code },
      { code: code.replace("a", "z") },
      { text: "This leads." },
      { code: long },
      { text: "This leads, too." },
      { code: 'await show(\n  bars([]),\n);\nclaim("x");' },
      { text: "Then it closes." },
      { code: "await pool.close();\nawait client.destroy();\nawait web.close();" },
      { text: "And this." },
      { code, metadata: { tags: ["solution"] } },
    );
    expect(slides).toHaveLength(2);
    expect(slides[1]).toBe(`code: A section ${code}`);
  });

  it("leaves out a long table, and shows a small one", async () => {
    const table = (rows: number) =>
      display({ "text/markdown": `| a | b |\n|---|---|\n${"| 1 | 2 |\n".repeat(rows)}` });
    const slides = await slidesOf(heading, { code: "say``;", outputs: [table(2), table(20)] });
    expect(slides.map((slide) => slide.split(":")[0])).toEqual(["section", "table"]);
  });

  it("keeps an exercise's words and starter together, and shows no check", async () => {
    const slides = await slidesOf(
      { text: "## Exercise: make it overlap\n\nChange the function." },
      { code: "const f = 1;", metadata: { tags: ["exercise"] } },
      { code: "await check(f);", outputs: [display({ "application/vnd.overlap.check+json": {} })] },
    );
    expect(slides).toEqual([
      "exercise: Make it overlap Change the function.",
      "code: Make it overlap const f = 1;",
    ]);
  });

  const type = (slide_type: string) => ({ metadata: { slideshow: { slide_type } } });

  it("gives notes to the slide before them, and shows them on none", async () => {
    const { sections } = await deckOf(heading, { text: "**Ask.** Who knows?", ...type("notes") });
    expect(sections[0]!.slides).toHaveLength(1);
    expect(sections[0]!.slides[0]!.notes.map(textOf).join("").trim()).toBe("Ask. Who knows?");
  });

  it("obeys skip, slide, fragment and - of Jupyter", async () => {
    const { sections } = await deckOf(
      heading,
      { text: "Its own slide. It is.", ...type("slide") },
      { text: "One more.", ...type("fragment") },
      { code: "f();", ...type("-") },
      { text: "**This is a whole sentence in bold letters.**", ...type("skip") },
    );
    const [, second] = sections[0]!.slides;
    expect(sections[0]!.slides).toHaveLength(2);
    expect(said(second)).toBe("A section Its own slide. It is. One more. f();");
    const fragments = second!.body.map((block) =>
      block.type === "element" ? String(block.properties.className).includes("fragment") : false,
    );
    expect(fragments).toEqual([false, true, false]);
  });

  it("skips a section with all that is in it, and keeps its minutes in the plan", async () => {
    const { sections } = await deckOf(
      { ...heading, metadata: { overlap: { minutes: 3 } } },
      {
        text: "## Another\n\nWords.",
        metadata: { overlap: { minutes: 4 }, slideshow: { slide_type: "skip" } },
      },
      { code: "claim();", outputs: [claim("a")] },
    );
    expect(sections.map(({ title, minutes, slides }) => [title, minutes, slides.length])).toEqual([
      ["A section", 7, 1],
    ]);
  });

  it("takes title, words and lines from the author where they are given", async () => {
    const slide = { title: "Said *by hand*", text: "These words.", lines: "2-3" };
    const slides = await slidesOf(heading, {
      code: "f();\n  g();\n  h();",
      metadata: { overlap: { slide } },
    });
    expect(slides[1]).toBe("code: Said by hand These words. g();\nh();");
  });

  it.each<[string, unknown, string]>([
    ["title", 3, "overlap.slide.title: expected a text, got 3"],
    [
      "lines",
      "2-9",
      'overlap.slide.lines: expected lines of the cell as "2-5", up to 1, got "2-9"',
    ],
    ["size", 1, 'overlap.slide: expected title, text or lines, got "size"'],
  ])(
    "refuses %s that it cannot obey, in one line that names the cell",
    async (name, value, message) => {
      const metadata = { overlap: { slide: { [name]: value } } };
      const made = deckOf(heading, { id: "wishful", code: "f();", metadata });
      await expect(made).rejects.toThrow(`07-a-lesson › wishful: ${message}`);
    },
  );

  it("gives every slide an address of its own", async () => {
    const outputs = [prediction({}), prediction({ truth: 1 })];
    const { sections } = await deckOf(heading, { id: "twice", code: "reveal();", outputs });
    const ids = sections.flatMap(({ slides }) => slides.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
