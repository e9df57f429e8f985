import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkNotebooks } from "#cli/check-notebooks";
import { withCompiler } from "#cli/compiler-thread";
import { courseSite } from "#cli/course-site";
import { readNotebookFiles } from "#cli/notebook-files";
import { type Notebook, parseNotebook } from "#press/notebook";
import type { Lesson } from "#press/page";
import { folderCache, forEdition, writeSite } from "#press/site";
import { display, machine } from "../../press/page/lesson.js";
import { openedRoom } from "./opened-room.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cache = join(root, ".overlap", "cache");
const HINT = "A hint that only this test knows.";
const ZIP = "downloads/overlap-course.zip";

/** The lesson as if it had been executed: its solution put something out, its check said a hint. */
function asExecuted(notebook: Notebook): Lesson {
  const cells = notebook.cells.map((cell, at) => {
    const verdict = { exercise: "x", passed: false, observed: "o", expected: "e" };
    const data = {
      "application/vnd.overlap.check+json": { ...verdict, hint: HINT, hints: [HINT] },
    };
    const isCheck = notebook.cells[at - 1]?.tags.includes("exercise");
    return isCheck ? { ...cell, outputs: [display(data)] } : cell;
  });
  const executed = { ...notebook, cells };
  return {
    notebook: executed,
    machine,
    date: "2026-11-22T08:46:12.000Z",
    seconds: 1,
    cellSeconds: {},
  };
}

/** Without white space, entities and escapes, however a file writes it. */
function squeezed(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\\n/g, " ")
    .replace(/\\"/g, '"')
    .replace(/\s+/g, "");
}

/** A file as it stands, and as a page shows it. */
function readings(text: string): string[] {
  return [squeezed(text), squeezed(text.replace(/<[^>]*>/g, ""))];
}

/** Lines and texts of a lesson's solutions and folded answers that stand nowhere in what learners have. */
function secretsOf(notebook: Notebook, open: string): string[] {
  const solutions = notebook.cells.filter(({ tags }) => tags.includes("solution"));
  const folded = notebook.cells.flatMap(({ kind, source }) =>
    kind === "markdown" ? (source.match(/^<details>[\s\S]*?^<\/details>/gm) ?? []) : [],
  );
  const code = solutions.map(({ source }) => source);
  const literals = code.flatMap((source) => source.match(/"[^"\n]{12,}"/g) ?? []);
  const lines = [...code, ...folded].flatMap((source) => source.split("\n"));
  // Markdown is another text on the page.
  const asIs = lines.filter((line) => !/[`*[\]]/.test(line) || code.join().includes(line));
  return [...new Set([...asIs, ...literals].map(squeezed))].filter(
    (secret) => secret.length >= 12 && !secret.includes("summary>") && !open.includes(secret),
  );
}

/** Every file of an answer, those of a zip each. */
function filesOf(path: string, bytes: Uint8Array): [string, string][] {
  if (!path.endsWith(".zip")) return [[path, Buffer.from(bytes).toString()]];
  return Object.entries(unzipSync(bytes)).flatMap(([name, inner]) =>
    filesOf(`${path}/${name}`, inner),
  );
}

describe("a room on the whole course's site", () => {
  let folder: string;
  let site: string;
  let lessons: Notebook[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "overlap-closed-"));
    site = join(folder, "site");
    const notebooks = join(root, "notebooks");
    const files = await readNotebookFiles(notebooks);
    await withCompiler({ root, folder: notebooks }, async (compiler) => {
      const checked = await checkNotebooks(files, { root, compiler, cache });
      lessons = checked.notebooks;
      const options = await courseSite({
        root,
        cache: folderCache(join(cache, "rendered")),
        compiler,
        checked,
        lessons: lessons.map(asExecuted),
        edition: "self-study",
      });
      await writeSite({ ...options, out: site });
    });
  }, 240_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("serves no solution, folded answer or hint before it is opened, and all of them after", {
    timeout: 240_000,
  }, async () => {
    const { room, instructor, ask } = await openedRoom({ site });
    const served = async (path: string): Promise<[string, string][]> => {
      const response = await fetch(`${room.origin}/${path}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      return response.status === 200 ? filesOf(path, bytes) : [[path, ""]];
    };
    const learners = lessons.map((one) => forEdition(one, "learner"));
    const sources = await Promise.all(
      (await readdir(join(root, "src"), { recursive: true }))
        .filter((name) => name.endsWith(".ts"))
        .map((name) => readFile(join(root, "src", name), "utf8")),
    );
    const open = readings(
      [...learners.flatMap(({ cells }) => cells.map(({ source }) => source)), ...sources].join(
        "\n",
      ),
    ).join();
    const secrets = lessons.map((one) => secretsOf(one, open));
    expect(secrets.length).toBe(16);
    for (const [at, own] of secrets.entries()) expect(own, lessons[at]!.id).not.toEqual([]);

    const there = (await readdir(site, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1))
      .map((path) => path.replaceAll("\\", "/"));
    expect(there).toContain(ZIP);
    const guarded = there.filter((path) => /\.(html|ipynb|zip)$|names-|search/.test(path));
    const roundabout = guarded.flatMap((path) => [
      path.replace(/\.\w+$/, ""),
      `${path}/`,
      path.toUpperCase(),
      `${path}.`,
      `${path}::$DATA`,
    ]);
    const before = new Map<string, string>();
    for (const path of [...there, ...roundabout]) {
      for (const [file, text] of await served(path)) before.set(file, text);
    }
    expect([...before.keys()].filter((path) => path.startsWith(ZIP)).length).toBeGreaterThan(500);
    const leaks: string[] = [];
    for (const [file, text] of before) {
      // The course's own modules: what is in them is no lesson's solution.
      if (/\/overlap\/(src|dist)\//.test(file)) continue;
      if (text.includes(HINT)) leaks.push(`${file}: a hint`);
      const told = readings(text);
      for (const secret of secrets.flat()) {
        if (told.some((one) => one.includes(secret))) leaks.push(`${file}: ${secret}`);
      }
    }
    expect(leaks).toEqual([]);
    for (const text of before.values()) expect(text).not.toMatch(/"slide_type": ?"notes"/);
    // What learners work in is whole but for that.
    const toWorkIn = parseNotebook(before.get(`downloads/${lessons[2]!.id}.ipynb`)!, "x.ipynb");
    expect(toWorkIn.cells.some(({ tags }) => tags.includes("exercise"))).toBe(true);
    expect(before.get(`${ZIP}/overlap/notebooks/${lessons[2]!.id}.ipynb`)).toContain('"exercise"');

    const { act, ask: askAs } = await instructor();
    const { body } = await askAs("/room/instructor/catalogue");
    for (const { id, sections } of body.lessons) {
      for (const { id: section } of sections) {
        for (const what of ["hints", "solutions"]) {
          await act({ act: "unlock", lesson: id, section, what, open: true });
        }
      }
    }
    for (const [at, { id }] of lessons.entries()) {
      const [[, executed] = ["", ""]] = await served(`downloads/${id}.executed.ipynb`);
      const page = (await ask(`/${id}.html`)).text;
      const inCode = secrets[at]!.filter((secret) => squeezed(executed).includes(secret));
      expect(inCode, id).not.toEqual([]);
      expect(readings(page)[1], id).toContain(inCode[0]);
    }
    const zip = await fetch(`${room.origin}/${ZIP}`);
    expect(Buffer.from(await zip.arrayBuffer()).equals(await readFile(join(site, ZIP)))).toBe(true);
  });
});
