import { unzipSync } from "fflate";
import { chartPalette } from "overlap/chart";
import { describe, expect, it } from "vitest";
import { type KnownNames, type Notebook, parseNotebook } from "#press/notebook";
import { renderSite } from "#press/site";
import { code, lesson, machine, prose } from "../page/lesson.js";

const SECRET = "zebrafish";
const ANSWER = "platypus";
const FOLDED = "marmoset";
const taught = lesson("00-a", [
  prose("top", "# A", { metadata: { overlap: { minutes: 8191, core: true } } }),
  prose("notes-top", `**Ask.** Who has seen a ${SECRET}?`, {
    metadata: { slideshow: { slide_type: "notes" } },
  }),
  prose(
    "question",
    `What if?\n\n<details><summary>What you will see</summary>\n\nA ${FOLDED}.\n\n</details>\n\nGo on.`,
  ),
  prose("part", "## Part", { metadata: { overlap: { minutes: 4093 } } }),
  code("turn", "const a = 1;", [], ["exercise"]),
  code("check", "check(a)"),
  code("answer", `const ${ANSWER} = 2;`, [], ["solution"]),
]);
const known: KnownNames = {
  infos: ["a", ANSWER, "check"].map((name) => ({ code: `const ${name}`, documentation: "" })),
  places: { turn: [6, 0], check: [0, 2, 6, 0], answer: [6, 1] },
};
const options = {
  course: { title: "Overlap", pitch: "p" },
  machine,
  palette: chartPalette,
  lessons: [taught],
  names: new Map([["00-a", known]]),
};

/** All files of a site by path, those in its zip too, as text. */
async function filesOf(edition?: "self-study" | "learner" | "instructor") {
  const { site } = await renderSite({
    ...options,
    ...(edition && { edition }),
    project: new Map(),
  });
  const files = new Map<string, string>();
  for (const [path, content] of site) {
    files.set(path, Buffer.from(content).toString());
    if (!path.endsWith(".zip")) continue;
    for (const [inside, bytes] of Object.entries(unzipSync(content as Uint8Array)))
      files.set(`${path}/${inside}`, Buffer.from(bytes).toString());
  }
  return files;
}

const holding = (files: Map<string, string>, text: string) =>
  [...files].filter(([, content]) => content.includes(text)).map(([path]) => path);

const downloadsOf = (files: Map<string, string>) =>
  [...files.get("00-a.html")!.matchAll(/<a href="downloads[^>]*>([^<]*)</g)].map(
    ([, text]) => text,
  );

const downloaded = (files: Map<string, string>): Notebook =>
  parseNotebook(files.get("downloads/00-a.ipynb")!, "00-a.ipynb");

describe.each([undefined, "self-study", "learner"] as const)("the %s edition", (edition) => {
  it("holds no note and no minutes of a section, in no file and not in its zip", async () => {
    const files = await filesOf(edition);
    const zipped = [...files.keys()].filter((path) => path.includes(".zip/"));
    expect(zipped).toContain("downloads/overlap-course.zip/overlap/site/00-a.html");
    expect(files.get("assets/search-index.js")).toContain("Part");
    expect(holding(files, SECRET)).toEqual([]);
    expect(holding(files, "notes-top")).toEqual([]);
    expect(holding(files, "8191")).toEqual([]);
    expect(holding(files, "4093")).toEqual([]);
    expect(holding(files, "slide_type")).toEqual([]);
  });
});

it("the self-study edition has the solutions folded, the learner's has none of them anywhere", async () => {
  const alone = await filesOf();
  expect(holding(alone, ANSWER)).toContain("00-a.html");
  expect(holding(alone, FOLDED)).toContain("00-a.html");
  expect(downloadsOf(alone)).toEqual(["to work in", "as executed, with its solutions"]);
  const files = await filesOf("learner");
  expect(holding(files, ANSWER)).toEqual([]);
  expect(holding(files, FOLDED)).toEqual([]);
  expect(files.get("00-a.html")).toContain("<p>Go on.</p>");
  expect(downloadsOf(files)).toEqual(["to work in", "as executed"]);
  const [, names = ""] = /= (.*);/.exec(files.get("assets/names-00-a.js") ?? "") ?? [];
  expect(JSON.parse(names)).toEqual({
    infos: [known.infos[0], known.infos[2]],
    places: { turn: [6, 0], check: [0, 1, 6, 0] },
  });
  expect(downloaded(files).metadata.overlap).toMatchObject({ edition: "learner" });
});

describe("the instructor's edition", () => {
  it("has notes set apart, and is named so on each page", async () => {
    const files = await filesOf("instructor");
    expect(files.get("00-a.html")).toContain(
      `<aside class="cell text instructor" id="notes-top" aria-label="For the instructor"><p class="label">For the instructor</p><p><strong>Ask.</strong> Who has seen a ${SECRET}?</p>\n</aside>`,
    );
    const pages = [...files].filter(([path]) => /^[^/]+\.html$/.test(path));
    expect(pages.length).toBeGreaterThan(3);
    for (const [, page] of pages) {
      expect(page).toMatch(
        /<title>[^<]*the instructor&#x27;s edition|<title>[^<]*the instructor's edition/,
      );
    }
    expect(files.get("assets/search-index.js")).toContain(SECRET);
  });

  it("tells minutes under each heading, for the lesson and for the course", async () => {
    const files = await filesOf("instructor");
    const page = files.get("00-a.html")!;
    expect(page).toContain('<p class="teaching"><strong>8,191 minutes</strong> to teach, core');
    expect(page).toContain(
      '<p class="teaching"><strong>4,093 minutes</strong> to teach, not of the core</p>',
    );
    expect(page).toContain('<li class="teaching">12,284 minutes to teach, 8191 of them core</li>');
    const contents = files.get("index.html")!;
    expect(contents).toContain(
      '<li class="teaching">12,284 minutes to teach, 8191 of them core</li>',
    );
    expect(contents).toContain('<span class="teaching">12,284 minutes to teach');
  });

  it("gives away notes and solutions with what was executed, and none to work in", async () => {
    const files = await filesOf("instructor");
    expect(downloadsOf(files)).toEqual([
      "to work in",
      "as executed, with its solutions and the instructor's notes",
    ]);
    expect(files.get("downloads/00-a.executed.ipynb")).toContain(SECRET);
    expect(files.get("downloads/00-a.ipynb")).not.toContain(SECRET);
    expect(files.get("downloads/00-a.ipynb")).not.toContain(ANSWER);
  });
});
