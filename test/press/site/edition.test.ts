import { unzipSync } from "fflate";
import { chartPalette } from "overlap/chart";
import { describe, expect, it } from "vitest";
import { type KnownNames, type Notebook, parseNotebook } from "#press/notebook";
import { renderSite } from "#press/site";
import { code, lesson, machine, prose } from "../page/lesson.js";

const SECRET = "zebrafish";
const ANSWER = "platypus";
const taught = lesson("00-a", [
  prose("top", "# A", { metadata: { overlap: { minutes: 8191, core: true } } }),
  prose("notes-top", `Ask about the ${SECRET}.`, {
    metadata: { slideshow: { slide_type: "notes" } },
  }),
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
  expect(holding(await filesOf(), ANSWER)).toContain("00-a.html");
  const files = await filesOf("learner");
  expect(holding(files, ANSWER)).toEqual([]);
  const [, names = ""] = /= (.*);/.exec(files.get("assets/names-00-a.js") ?? "") ?? [];
  expect(JSON.parse(names)).toEqual({
    infos: [known.infos[0], known.infos[2]],
    places: { turn: [6, 0], check: [0, 1, 6, 0] },
  });
  expect(downloaded(files).metadata.overlap).toMatchObject({ edition: "learner" });
});
