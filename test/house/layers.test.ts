import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** What a part may import of ours, besides itself. Imports run downward only. */
const arrows: Record<string, readonly string[]> = {
  "lab/cell": [],
  "lab/time": ["lab/cell"],
  "lab/stats": [],
  "lab/published": ["lab/stats"],
  "lab/work": [],
  "lab/trace": ["lab/time"],
  "lab/origin": ["lab/cell", "lab/time"],
  "lab/race": ["lab/cell", "lab/time", "lab/stats", "lab/trace"],
  "lab/scope": ["lab/time", "lab/trace"],
  "lab/lifetimes": ["lab/time", "lab/trace", "lab/scope"],
  "lab/queue": ["lab/time", "lab/stats"],
  "lab/settle": ["lab/time", "lab/stats"],
  "lab/measure": ["lab/cell", "lab/time", "lab/stats"],
  "lab/download": ["lab/cell", "lab/time", "lab/trace", "lab/origin"],
  "lab/compute": ["lab/cell", "lab/time", "lab/trace", "lab/work"],
  "lab/jobs": ["lab/cell", "lab/time", "lab/trace", "lab/work", "lab/download"],
  "lab/hidden-pool": ["lab/cell", "lab/trace", "lab/compute"],
  "lab/advise": ["lab/cell", "lab/time", "lab/stats", "lab/measure"],
  "lab/crawl": ["lab/cell", "lab/trace", "lab/queue", "lab/download"],
  "lab/audit": [
    "lab/cell",
    "lab/time",
    "lab/stats",
    "lab/published",
    "lab/work",
    "lab/trace",
    "lab/origin",
    "lab/measure",
    "lab/download",
    "lab/compute",
  ],
  "lab/chart": ["lab/stats", "lab/trace"],
  "lab/learner": [],
  "lab/lesson": ["lab/cell", "lab/chart", "lab/learner"],
  "lab/glossary": ["lab/lesson"],
  "lab/exercises": [
    "lab/time",
    "lab/stats",
    "lab/published",
    "lab/measure",
    "lab/work",
    "lab/origin",
    "lab/download",
    "lab/compute",
    "lab/race",
    "lab/lesson",
  ],
  "press/notebook": [],
  "press/kernel": ["press/notebook"],
  "press/run": ["press/notebook", "press/kernel", "lab/lesson/mime", "lab/time"],
  "press/document": [],
  "press/page": ["press/document", "press/notebook", "lab/lesson/mime"],
  "press/reader": [],
  "press/site": ["press/notebook", "press/page", "lab/lesson/mime"],
  "workshop/plan": ["press/document", "press/notebook", "press/page"],
  "workshop/kit": ["press/notebook", "press/page", "workshop/plan", "workshop/packages"],
  "lab/room": ["lab/learner", "lab/measure", "lab/compute", "lab/lesson"],
  "workshop/packages": [],
  "workshop/room": [
    "lab/lesson/mime",
    "lab/room",
    "press/document",
    "press/notebook",
    "press/reader",
    "press/site",
  ],
  "workshop/slides": [
    "press/document",
    "press/notebook",
    "press/page",
    "press/site",
    "lab/lesson/mime",
  ],
  "workshop/deck": [],
  jupyter: ["lab/cell", "lab/learner", "press/notebook", "press/kernel"],
  doctor: ["jupyter", "press/kernel", "lab/lesson/mime", "lab/measure", "lab/stats", "lab/time"],
  cli: [
    "doctor",
    "jupyter",
    "press/kernel",
    "press/notebook",
    "press/run",
    "press/page",
    "press/site",
    "workshop/kit",
    "workshop/plan",
    "workshop/slides",
    "lab/chart",
    "lab/learner",
    "lab/glossary",
    "lab/stats",
    "lab/measure",
    "lab/time",
    "lab/origin",
    "lab/work",
    "lab/download",
    "lab/compute",
    "lab/jobs",
    "lab/room",
    "workshop/packages",
    "workshop/room",
  ],
};

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.split(sep).join("/"));

function partOf(file: string): string {
  const [layer = "", part] = file.split("/");
  return layer in arrows ? layer : `${layer}/${part}`;
}

/** `lab/origin`, or `lab/lesson/mime` where a single module is what is allowed. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8");
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const own = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith("."));
  return own.map((name) => {
    const target = relative(src, join(src, dirname(file), name))
      .split(sep)
      .join("/");
    return target === "lab/lesson/mime.js" ? "lab/lesson/mime" : partOf(target);
  });
}

describe("imports of src/", () => {
  it.each([...new Set(files.map(partOf))].sort())("%s imports only what is below it", (part) => {
    const allowed = arrows[part];
    expect(allowed, `${part} has no arrows in this test`).toBeDefined();
    const used = files.filter((file) => partOf(file) === part).flatMap(importsOf);
    const foreign = new Set(used.filter((target) => target !== part));
    if (part === "lab/lesson") foreign.delete("lab/lesson/mime");
    expect([...foreign].filter((target) => !allowed!.includes(target))).toEqual([]);
  });

  it("has no arrow that nothing uses", () => {
    const idle = Object.entries(arrows).flatMap(([part, allowed]) => {
      const used = new Set(files.filter((file) => partOf(file) === part).flatMap(importsOf));
      return allowed.filter((target) => !used.has(target)).map((target) => `${part} -> ${target}`);
    });
    expect(idle).toEqual([]);
  });

  it("has no folder for what has no name", () => {
    const nameless = files.filter((file) =>
      /(^|\/)(utils?|helpers?|common|types)(\.ts|\/)/.test(file),
    );
    expect(nameless).toEqual([]);
  });
});
