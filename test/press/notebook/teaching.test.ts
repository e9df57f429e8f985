import { describe, expect, it } from "vitest";
import {
  checkRules,
  checkTypes,
  describeProblem,
  formatNotebook,
  isNotes,
  learnerText,
  parseNotebook,
  SLIDE_TYPES,
  sectionsOf,
  slideType,
  withoutNotes,
} from "#press/notebook";
import { root } from "../kernel/root.js";
import { code, lesson, markdown, type Raw, rawNotebook, tagged } from "./raw-notebook.js";

const slides = (slide_type: unknown) => ({ slideshow: { slide_type } });
const notes = (source = "**Ask.** Who?", fields: Raw = {}) =>
  markdown(source, { metadata: slides("notes"), ...fields });
const part = (source: string, overlap: Raw, more: Raw = {}) =>
  markdown(source, { metadata: { overlap, ...more } });
const text = (cells: Raw[], metadata?: Raw) => JSON.stringify(rawNotebook(cells, metadata));
const found = (cells: Raw[], learner = false): string[] =>
  checkRules(lesson(cells), { learner }).map((problem) =>
    describeProblem(problem).replace("07-sample › ", ""),
  );

const title = part("# Sample", { minutes: 3 });
const solved = [
  tagged("exercise", "1", { overlap: { timeout: 90 } }),
  code("check()"),
  tagged("solution", "2", { jupyter: { source_hidden: true } }),
];

describe("slideType(cell)", () => {
  it.each(SLIDE_TYPES)("reads %s, which Jupyter writes", (type) => {
    const { cells } = lesson([markdown("# A", { metadata: slides(type) })]);
    expect(cells.map(slideType)).toEqual([type]);
    expect(cells.map(isNotes)).toEqual([type === "notes"]);
  });

  it("is undefined where the notebook says nothing that is known", () => {
    const metadata: Raw[] = [{}, { slideshow: {} }, { slideshow: "slide" }, slides("Slide")];
    const { cells } = lesson(metadata.map((one) => markdown("a", { metadata: one })));
    expect(cells.map(slideType)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("sectionsOf(notebook)", () => {
  it("cuts a lesson at its headings of level 1 and 2, with their minutes and rank", () => {
    const sections = sectionsOf(
      lesson([
        title,
        code("1"),
        part("## One `two`", { minutes: 7, core: true }),
        markdown("### Below\n\nText."),
        notes(),
        markdown("Text\n\n## Not at the start of its cell"),
        markdown("## Three"),
      ]),
    );
    expect(
      sections.map(({ cells, ...section }) => ({ ...section, cells: cells.map(({ id }) => id) })),
    ).toEqual([
      {
        id: "first",
        level: 1,
        title: "Sample",
        minutes: 3,
        core: false,
        cells: ["first", "second"],
      },
      {
        id: "third",
        level: 2,
        title: "One two",
        minutes: 7,
        core: true,
        cells: ["third", "fourth", "fifth", "sixth"],
      },
      {
        id: "seventh",
        level: 2,
        title: "Three",
        minutes: undefined,
        core: false,
        cells: ["seventh"],
      },
    ]);
  });
});

describe("withoutNotes(notebook)", () => {
  const taught = [
    title,
    notes(),
    part("## One", { minutes: 2, core: true, other: 1 }, slides("slide")),
    ...solved,
  ];

  it("leaves out notes, minutes, ranks and kinds of slides, and nothing else", () => {
    const { cells } = withoutNotes(lesson(taught));
    expect(cells.map(({ id, metadata }) => [id, metadata])).toEqual([
      ["first", {}],
      ["third", { overlap: { other: 1 } }],
      ["fourth", { overlap: { timeout: 90 }, tags: ["exercise"] }],
      ["fifth", {}],
      ["sixth", { jupyter: { source_hidden: true }, tags: ["solution"] }],
    ]);
    expect(checkRules(withoutNotes(lesson(taught)), { learner: true })).toEqual([]);
  });

  it("is what learnerText(text, file) writes, which keeps a file that has nothing to hide", () => {
    const written = learnerText(text(taught), "a.ipynb");
    const { cells } = withoutNotes(lesson(taught));
    expect(parseNotebook(written, "a.ipynb").cells).toEqual(cells);
    expect(formatNotebook(written, "a.ipynb")).toBe(written);
    expect(learnerText(written, "a.ipynb")).toBe(written);
    expect(learnerText(text([code("1")]), "a.ipynb")).toBe(text([code("1")]));
  });
});

describe("formatNotebook(text, file)", () => {
  it("keeps the kind of slide and the minutes, and no more of what tools for slides add", () => {
    const cell = part(
      "## A",
      { minutes: 4, core: true },
      { slideshow: { slide_type: "slide", x: 1 } },
    );
    const [formatted] = JSON.parse(formatNotebook(text([cell]), "a.ipynb")).cells;
    expect(formatted.metadata).toEqual({
      overlap: { core: true, minutes: 4 },
      slideshow: { slide_type: "slide" },
    });
    expect(Object.keys(formatted.metadata)).toEqual(["overlap", "slideshow"]);
  });
});

describe("checkRules(notebook) wants of what is taught", () => {
  it("nothing where no section has minutes", () => {
    expect(found([markdown("# A"), markdown("## B"), notes(), ...solved])).toEqual([]);
  });

  it("kinds of slides that Jupyter knows", () => {
    const odd = markdown("a", { metadata: slides("Notes") });
    expect(found([title, odd, markdown("b", { metadata: { slideshow: {} } })])).toEqual([
      'second: metadata.slideshow.slide_type: expected one of "slide", "subslide", "fragment", "notes", "skip", "-", got "Notes"',
      'third: metadata.slideshow.slide_type: expected one of "slide", "subslide", "fragment", "notes", "skip", "-", got nothing',
    ]);
  });

  it("minutes of all sections, each a whole number above 0", () => {
    expect(
      found([
        title,
        markdown("## A"),
        part("## B", { minutes: 0 }),
        part("## C", { minutes: "5" }),
        part("## D", { minutes: 2.5 }),
      ]),
    ).toEqual([
      'second: metadata.overlap.minutes: expected the minutes that "A" takes to teach, got nothing',
      "third: metadata.overlap.minutes: expected a whole number above 0, got 0",
      'fourth: metadata.overlap.minutes: expected a whole number above 0, got "5"',
      "fifth: metadata.overlap.minutes: expected a whole number above 0, got 2.5",
    ]);
  });

  it("minutes and ranks only where a section opens", () => {
    const below = part("Text.", { minutes: 5 });
    expect(found([title, below, part("Text.", { core: false })])).toEqual([
      "second: metadata.overlap.minutes: expected it only on the cell that opens a section with `#` or `##`",
      "third: metadata.overlap.core: expected true or nothing, got false",
      "third: metadata.overlap.core: expected it only on the cell that opens a section with `#` or `##`",
    ]);
  });

  it("notes in markdown cells, without headings, and not within an exercise", () => {
    const [starter, check, solution] = solved;
    expect(
      found([
        title,
        code("1", { metadata: slides("notes") }),
        notes("**Say.** A\n\n## B"),
        notes(" "),
        starter!,
        notes(),
        check!,
        solution!,
      ]),
    ).toEqual([
      "second: expected notes in a markdown cell, got a code cell",
      "third:3: expected no heading in notes, got `B`: it would stand in the lesson's contents",
      "fourth: expected notes, got nothing",
      "sixth: expected notes before or after an exercise, got them between its starter and its check",
    ]);
  });

  it("notes that begin with what they are for, and speak of claims that are made", () => {
    expect(
      found([
        title,
        code('claim("sum", "…");\nclaim("all", "…");'),
        notes("Well, **Ask.** Who?"),
        notes("**Hint.** Think."),
        notes("**Time.** Five minutes.\n\n**Ask.** - `none`: not about a claim"),
        notes("**If a claim fails.**\n\n- `sum`, `sun` and `all`: coarse timers.\n- `moon`: late."),
      ]),
    ).toEqual([
      "third:1: expected notes to begin with **Ask.**, **Say.**, **Wrong answers.**, **If a claim fails.**, **Time.**",
      "fourth:1: expected notes to begin with **Ask.**, **Say.**, **Wrong answers.**, **If a claim fails.**, **Time.**",
      "sixth:3: expected a claim of this lesson, got `sun`",
      "sixth:4: expected a claim of this lesson, got `moon`",
    ]);
  });

  it("nothing of it in what learners get", () => {
    expect(found([title, notes(), ...solved], true)).toEqual([
      "first: expected nothing for the instructor in what learners get, got minutes of a section",
      "second: expected nothing for the instructor in what learners get, got notes",
    ]);
  });
});

it("checkTypes(notebooks, options) does not look into notes", () => {
  const wrong = code("const a: string = 1;", { metadata: slides("notes") });
  expect(checkTypes([lesson([title, wrong])], { root })).toEqual([]);
});
