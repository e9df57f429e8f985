import { chartPalette } from "overlap/chart";
import { describe, expect, it } from "vitest";
import { elements, parse, type SourceModule } from "#press/page";
import { renderSite } from "#press/site";
import { code, display, lesson, machine, prose } from "../page/lesson.js";

const modules: SourceModule[] = [
  {
    name: "time",
    files: [
      { path: "index.ts", code: 'export { sleep } from "./sleep.js";\n' },
      { path: "sleep.ts", code: "export async function sleep() {}\n" },
    ],
    exports: { sleep: "sleep.ts" },
    tests: ["test/lab/time/sleep.test.ts"],
  },
  {
    name: "trace",
    files: [
      { path: "index.ts", code: "" },
      {
        path: "deep/beat.ts",
        code: 'import { sleep } from "../../time/sleep.js";\nimport "./no.js";',
      },
    ],
    exports: { now: "deep/beat.ts" },
    tests: [],
  },
];
const claim = (id: string, kind: string, holds: boolean) =>
  display({
    "application/vnd.overlap.claim+json": { id, text: `Of \`${id}\`.`, kind, holds, evidence: "e" },
  });

const lessons = () => [
  lesson("00-a", [
    prose("words", "Call `sleep()`, `sleep`, `sleep(1)` or `now`.\n\n```ts\nsleep\n```"),
    code("imports", 'import { sleep } from "overlap/time";\nimport { request } from "undici";', [
      claim("one", "exact", true),
      claim("two", "measured", false),
    ]),
  ]),
  lesson("01-b", [code("b", "1", [claim("three", "exact", true)])]),
];
const { site } = await renderSite({
  course: { title: "Overlap", pitch: "p" },
  lessons: lessons(),
  machine,
  palette: chartPalette,
  modules,
});
const page = (name: string) => String(site.get(name));
const links = (name: string) =>
  [...elements(parse(page(name)))]
    .filter(({ tagName }) => tagName === "a")
    .map(({ properties }) => String(properties.href));

describe("the source of modules", () => {
  it("has a page for each module, with every file under an anchor of its own", () => {
    expect([...site.keys()].filter((name) => name.startsWith("source"))).toEqual([
      "source.html",
      "source-time.html",
      "source-trace.html",
    ]);
    expect(page("source-time.html")).toContain('<h2 id="sleep.ts">sleep.ts</h2><pre class="code"');
    expect(links("source-time.html")).toContain("#sleep.ts");
  });

  it("names the lessons that import a module, and its tests", () => {
    expect(page("source-time.html")).toContain(
      'Used in <a href="00-a.html">00 Honest downloads</a>.',
    );
    expect(page("source-time.html")).toContain(
      "Tested by <code>test/lab/time/sleep.test.ts</code>.",
    );
    expect(page("source-trace.html")).toContain("No lesson imports it yet.");
  });

  it("is where a lesson's imports of ours lead, and no others", () => {
    expect(page("00-a.html")).toContain(
      '<a href="source-time.html"><span class="s">"overlap/time"</span></a>',
    );
    expect(page("00-a.html")).not.toContain('<a href="source-undici.html"');
  });

  it("is where the words of prose lead that an imported module exports", () => {
    const words = links("00-a.html").filter((href) => href.includes("#sleep"));
    expect(words).toEqual(["source-time.html#sleep.ts", "source-time.html#sleep.ts"]);
    expect(links("00-a.html").join()).not.toContain("source-trace.html");
  });

  it("links its own imports, on the page and across pages, where there is such a file", () => {
    expect(links("source-time.html").filter((href) => href === "#sleep.ts")).toHaveLength(3);
    expect(links("source-trace.html")).toContain("source-time.html#sleep.ts");
    expect(page("source-trace.html")).not.toContain("no.ts");
  });
});

describe("the ledger of claims", () => {
  it("holds every claim of the course, counted by kind, with a link to its place", () => {
    const ledger = page("claims.html");
    expect(ledger).toContain("Exact claims (2 of 2 claims held)");
    expect(ledger).toContain("Measured ones (0 of 1 claim held)");
    expect(links("claims.html").filter((href) => href.includes("#claim."))).toEqual([
      // What did not hold stands above all others once more.
      "00-a.html#claim.two",
      "00-a.html#claim.one",
      "00-a.html#claim.two",
      "01-b.html#claim.three",
    ]);
    for (const anchor of ["claim.one", "claim.two"]) {
      expect(page("00-a.html")).toContain(`id="${anchor}"`);
    }
  });
});
