import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseNotebook } from "#press/notebook";
import { project, writeKernelSpec } from "./jupyter.js";
import { type Spoken, type SpokenKernel, speakTo } from "./spoken-kernel.js";

/** The order in which VS Code's Jupyter extension sorts the parts of an output. */
const VS_CODE_ORDER = [
  /^application\/vnd\./,
  /^text\/html$/,
  /^text\/markdown$/,
  /^image\/svg\+xml$/,
  /^image\/png$/,
  /^text\/plain$/,
];

/** What it then draws: the first part that it or its renderers know; a type of ours is none. */
const VS_CODE_DRAWS = new Set([
  "application/vnd.vegalite.v5+json",
  "text/html",
  "text/markdown",
  "image/svg+xml",
  "image/png",
  "text/plain",
]);

const file = join(project, "notebooks", "00-start-here.ipynb");

describe("lesson 00 with stock tslab, as VS Code starts it", { timeout: 120_000 }, () => {
  const spoken = new Map<string, Spoken>();
  let spec: string;
  let kernel: SpokenKernel;
  beforeAll(async () => {
    spec = await mkdtemp(join(tmpdir(), "overlap-stock-"));
    await writeKernelSpec(spec);
    kernel = await speakTo(spec, join(project, "notebooks"));
    const { cells } = parseNotebook(await readFile(file, "utf8"), file);
    for (const { id, kind, source } of cells) {
      if (kind === "code") spoken.set(id, await kernel.run(source));
    }
  }, 180_000);
  afterAll(async () => {
    await kernel?.close();
    await rm(spec, { recursive: true, force: true });
  });

  const bundles = () =>
    [...spoken].flatMap(([id, { messages }]) =>
      messages
        .filter(({ type }) => type === "display_data")
        .map(({ content }) => ({ id, data: content.data as Record<string, unknown> })),
    );
  const preferred = (data: Record<string, unknown>) =>
    VS_CODE_ORDER.flatMap((place) => Object.keys(data).filter((type) => place.test(type))).find(
      (type) => VS_CODE_DRAWS.has(type),
    );

  it("runs every cell", () => {
    const failed = [...spoken].filter(([, { reply }]) => reply.status !== "ok");
    expect(failed.map(([id]) => id)).toEqual([]);
    const errors = [...spoken].filter(([, { messages }]) =>
      messages.some(({ content }) => content.name === "stderr"),
    );
    expect(errors.map(([id]) => id)).toEqual([]);
  });

  it("gives charts that VS Code draws, with a picture and words beside them", () => {
    const charts = bundles().filter(({ data }) => "image/svg+xml" in data);
    expect(charts.map(({ id }) => id)).toEqual(["two-timelines", "magnified"]);
    for (const { data } of charts) {
      expect(preferred(data)).toBe("application/vnd.vegalite.v5+json");
      const spec = data["application/vnd.vegalite.v5+json"] as { $schema: string };
      expect(spec.$schema).toBe("https://vega.github.io/schema/vega-lite/v5.json");
      expect(data["image/svg+xml"]).toMatch(/^<svg/);
      expect(data["text/plain"]).toMatch(/^Timeline/);
    }
  });

  it("gives everything else as Markdown, which VS Code shows, and never as HTML", () => {
    const others = bundles().filter(({ data }) => !("image/svg+xml" in data));
    expect(others.length).toBeGreaterThan(10);
    expect(new Set(others.map(({ data }) => preferred(data)))).toEqual(new Set(["text/markdown"]));
    for (const { data } of bundles()) expect(Object.keys(data)).not.toContain("text/html");
    for (const { data } of bundles()) expect(data["text/plain"]).toBeTruthy();
  });
});
