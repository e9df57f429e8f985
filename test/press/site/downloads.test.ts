import { strFromU8, unzipSync } from "fflate";
import { chartPalette } from "overlap/chart";
import { expect, it } from "vitest";
import { parseNotebook } from "#press/notebook";
import { renderSite } from "#press/site";
import { code, display, lesson, machine, prose } from "../page/lesson.js";

const executed = lesson("00-a", [
  prose("top", "# A"),
  code("run", "run()", [
    { type: "stream", name: "stdout", text: "one\ntwo\n" },
    display({ "text/plain": "chart", "application/vnd.vegalite.v6+json": { mark: "bar" } }),
    { type: "error", name: "Error", message: "no", traceback: ["Error: no"] },
  ]),
  code("answer", "secret()", [], ["solution"]),
]);
const { notebook } = lesson("01-b", [prose("top", "# B")]);
const options = {
  course: { title: "Overlap", pitch: "p" },
  machine,
  palette: chartPalette,
  lessons: [executed, { notebook }],
};

it("a lesson's notebook to work in has neither outputs nor solutions", async () => {
  const { site } = await renderSite(options);
  const { cells } = parseNotebook(String(site.get("downloads/00-a.ipynb")), "00-a.ipynb");
  expect(cells.map(({ id, outputs }) => [id, outputs])).toEqual([
    ["top", []],
    ["run", []],
  ]);
});

it("a lesson's executed notebook has the outputs that its page shows", async () => {
  const { site } = await renderSite(options);
  const read = parseNotebook(String(site.get("downloads/00-a.executed.ipynb")), "00-a.ipynb");
  expect(read.cells.map(({ id, outputs }) => ({ id, outputs }))).toEqual(
    executed.notebook.cells.map(({ id, outputs }) => ({ id, outputs })),
  );
  expect(site.has("downloads/01-b.executed.ipynb")).toBe(false);
});

it("each page leads to its notebooks", async () => {
  const { site } = await renderSite(options);
  const links = (page: string) =>
    [...String(site.get(page)).matchAll(/href="(downloads\/[^"]*)"/g)].map(([, href]) => href);
  expect(links("00-a.html")).toEqual(["downloads/00-a.ipynb", "downloads/00-a.executed.ipynb"]);
  expect(links("01-b.html")).toEqual(["downloads/01-b.ipynb"]);
  expect(links("index.html")).toEqual([]);
});

it("the zip holds the project and the site, each byte as it is, and is the same each time", async () => {
  const project = new Map<string, string | Uint8Array>([
    ["package.json", "{}"],
    ["dist/a.bin", Uint8Array.of(0, 255, 7)],
  ]);
  const { site } = await renderSite({ ...options, project });
  const zip = site.get("downloads/overlap-course.zip") as Uint8Array;
  const files = unzipSync(zip);
  expect(strFromU8(files["overlap/package.json"]!)).toBe("{}");
  expect([...files["overlap/dist/a.bin"]!]).toEqual([0, 255, 7]);
  const pages = [...site.keys()].filter((path) => !path.endsWith(".zip"));
  expect(Object.keys(files).sort()).toEqual(
    [...project.keys(), ...pages.map((path) => `site/${path}`)]
      .map((path) => `overlap/${path}`)
      .sort(),
  );
  expect(strFromU8(files["overlap/site/00-a.html"]!)).toBe(site.get("00-a.html"));
  expect(site.get("index.html")).toContain('href="downloads/overlap-course.zip"');
  const again = await renderSite({ ...options, project });
  expect(again.site.get("downloads/overlap-course.zip")).toEqual(zip);
});
