import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { chartPalette } from "overlap/chart";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toRoomOptions } from "#cli/workshop-room";
import { memoryCache } from "#press/page";
import { type Edition, renderSite } from "#press/site";
import { KIT, KIT_PACKAGES, kitFiles, missingLinks, writeKit } from "#workshop/kit";
import { writeZip } from "#workshop/packages";
import { type Format, makePlan, toTaughtLesson } from "#workshop/plan";
import { renderSlides } from "#workshop/slides";
import { code, lesson, machine, prose } from "../../press/page/lesson.js";
import { missingBrowser, openBrowser } from "../../press/site/browser.js";

const SECRET = "zebrafish";
const taught = ["00-a", "02-b"].map((id) =>
  lesson(id, [
    prose("top", `# Lesson ${id}`, { metadata: { overlap: { minutes: 5, core: true } } }),
    prose("notes-top", `**Ask.** Who has seen a ${SECRET}?`, {
      metadata: { slideshow: { slide_type: "notes" } },
    }),
    prose("part", "## A part", { metadata: { overlap: { minutes: 20 } } }),
    code("run", "run()", [{ type: "stream", name: "stdout", text: "1\n" }]),
    code("turn", "const a = 1;", [], ["exercise"]),
    code("check", "check(a)"),
    code("answer", "const platypus = 2;", [], ["solution"]),
  ]),
);
const plans = (["half-day", "day"] as Format[]).map((wanted) =>
  makePlan(
    taught.map(({ notebook }) => toTaughtLesson(notebook)),
    { wanted },
  ),
);
const project = new Map([
  ["package.json", "{}"],
  ["dist/cli/doctor.js", "// the doctor"],
  ["notebooks/page.html", '<a href="gone.html">not ours</a>'],
]);

async function parts(withPackages = false) {
  const site = async (edition: Edition) => {
    const options = { course: { title: "Overlap", pitch: "p" }, machine, palette: chartPalette };
    const given = edition === "learner" ? { project } : {};
    return (await renderSite({ ...options, lessons: taught, edition, ...given })).site;
  };
  const slides = await renderSlides({
    title: "Overlap",
    lessons: taught,
    palette: chartPalette,
    cache: memoryCache(),
  });
  return {
    course: "Overlap",
    learners: await site("learner"),
    instructor: await site("instructor"),
    slides: slides.files,
    project,
    plans,
    withPackages,
  };
}

let folder: string;
let unpacked: Record<string, Uint8Array>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "overlap-kit-"));
  const zip = join(folder, "kit.zip");
  await writeKit(zip, kitFiles(await parts()));
  unpacked = unzipSync(await readFile(zip));
  for (const [path, content] of Object.entries(unpacked)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = (path: string) => Buffer.from(unpacked[`${KIT}/${path}`]!).toString();

describe("a kit that was unpacked into an empty folder", () => {
  it("lies in a folder of its own, with a part for everybody", () => {
    const tops = new Set(
      Object.keys(unpacked).map((path) => path.split("/").slice(0, 2).join("/")),
    );
    expect([...tops].sort()).toEqual(
      [
        "checklist.html",
        "course",
        "guide.html",
        "index.html",
        "instructor",
        "learners",
        "plan-day.html",
        "plan-half-day.html",
        "slides",
      ].map((name) => `${KIT}/${name}`),
    );
    expect(text("course/dist/cli/doctor.js")).toBe("// the doctor");
    expect(text("learners/downloads/00-a.ipynb")).toContain("A part");
  });

  it("leads from its first page to everything", () => {
    const links = [...text("index.html").matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      "checklist.html",
      "plan-half-day.html",
      "plan-day.html",
      "guide.html",
      "instructor/index.html",
      "slides/index.html",
      "learners/index.html",
    ]);
    expect(text("plan-half-day.html")).toContain('href="instructor/00-a.html#part"');
  });

  it("gives learners no note and no solution, not even in their zip", () => {
    const given = Object.entries(unpacked).flatMap(([path, bytes]) =>
      path.includes("/learners/")
        ? path.endsWith(".zip")
          ? Object.values(unzipSync(bytes))
          : [bytes]
        : [],
    );
    expect(given.length).toBeGreaterThan(10);
    for (const bytes of given)
      expect(Buffer.from(bytes).toString()).not.toMatch(/zebrafish|platypus/);
    expect(text("instructor/00-a.html")).toMatch(/zebrafish[\s\S]*platypus/);
  });

  it("has no link that leads to nothing", () => {
    const files = new Map(
      Object.entries(unpacked).map(([path, bytes]) => [path.slice(KIT.length + 1), bytes]),
    );
    expect(missingLinks(files)).toEqual([]);
  });

  it("is the same zip from the same parts", async () => {
    const zips = ["one.zip", "other.zip"].map((name) => join(folder, name));
    for (const zip of zips) await writeKit(zip, kitFiles(await parts()));
    const [one, other] = await Promise.all(zips.map((zip) => readFile(zip)));
    expect(one!.equals(other!)).toBe(true);
  });

  it("has the npm packages where they are asked for, and says how to install from them", async () => {
    expect(text("index.html")).toContain("--kit --with-packages");
    const packages = join(folder, "packages.zip");
    const entries = new Map([["npm-shrinkwrap.json", { text: "{}" }]]);
    await writeZip(packages, entries);
    const zip = join(folder, "with-packages.zip");
    await writeKit(zip, kitFiles(await parts(true)), packages);
    const files = unzipSync(await readFile(zip));
    const held = files[`${KIT}/${KIT_PACKAGES}`]!;
    expect(Buffer.from(held).equals(await readFile(packages))).toBe(true);
    expect(Object.keys(unzipSync(held))).toEqual(["npm-shrinkwrap.json"]);
    const start = Buffer.from(files[`${KIT}/index.html`]!).toString();
    expect(start).toContain(KIT_PACKAGES);
    expect(start).toContain("npm ci --omit=dev --offline --ignore-scripts");
    expect(start).not.toContain("--with-packages");
    // A room that is opened from the kit's course finds them.
    const course = join(folder, "kit", "course");
    await mkdir(join(folder, "kit", "learners", "downloads"), { recursive: true });
    const place = join(folder, "kit", KIT_PACKAGES);
    await writeFile(place, held);
    expect(toRoomOptions([], course).packages).toBe(place);
  });
});

describe("missingLinks(files)", () => {
  const found = (body: string, more: [string, string][] = []) =>
    missingLinks(new Map([["a/page.html", body], ...more])).map(({ href }) => href);

  it("finds files and anchors that are not there, and what is loaded from elsewhere", () => {
    const body = `<p id="here"><a href="#here">1</a><a href="#gone">2</a><a href="../b.html#x">3</a>
      <a href="../b.html#y">4</a><a href="c.html">5</a><a href="page.html?print#here">5</a><a href="https://nodejs.org/">6</a>
      <img src="data:image/png;base64,"><img src="d.png"><script src="https://x.example/y.js"></script>`;
    expect(found(body, [["b.html", '<p id="x">']])).toEqual([
      "#gone",
      "../b.html#y",
      "c.html",
      "d.png",
      "https://x.example/y.js",
    ]);
  });

  it("makes a kit fail, with each of them", async () => {
    const broken = await parts();
    const learners = new Map(broken.learners).set("00-a.html", '<a href="gone.html">1</a>');
    expect(() => kitFiles({ ...broken, learners })).toThrow(
      "learners/00-a.html: gone.html leads to nothing",
    );
  });
});

const missing = missingBrowser();
describe.skipIf(missing)(
  `a kit in a browser, from the folder and offline${missing ? ` (${missing})` : ""}`,
  () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await openBrowser();
    }, 120_000);
    afterAll(() => browser?.close());

    it("opens every page that its first page leads to, and nothing fails", async () => {
      const context = await browser!.newContext({ offline: true });
      try {
        const page = await context.newPage();
        const complaints: string[] = [];
        page.on("pageerror", ({ message }) => complaints.push(message));
        page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
        page.on("request", (request) => {
          if (!/^(file|data|blob):/.test(request.url())) complaints.push(request.url());
        });
        const address = (path: string) => pathToFileURL(join(folder, KIT, path)).href;
        await page.goto(address("index.html"));
        const links = await page
          .locator("main a")
          .evaluateAll((all) => all.map((a) => a.getAttribute("href")!));
        for (const path of [...links, "instructor/00-a.html", "learners/02-b.html"]) {
          await page.goto(address(path), { waitUntil: "load" });
          expect((await page.title()).length).toBeGreaterThan(0);
          expect((await page.locator("body").innerText()).length).toBeGreaterThan(10);
        }
        expect(complaints).toEqual([]);
      } finally {
        await context.close();
      }
    }, 120_000);
  },
);
