import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Kernel, startKernel, tslabScript } from "#press/kernel";
import { parseNotebook } from "#press/notebook";
import { project } from "./jupyter.js";

const name = "00-start-here.ipynb";
const index = fileURLToPath(new URL("../../dist/jupyter/index.js", import.meta.url));

describe("recordProgress(script, file) in a kernel", () => {
  let folder: string;
  let kernel: Kernel;
  let cell: (id: string) => string;
  const run = async (code: string) => {
    const { outputs, failure } = await kernel.execute(code);
    expect(failure?.output.message).toBeUndefined();
    return outputs
      .map((output) => ("data" in output ? String(output.data["text/plain"]) : ""))
      .join("\n");
  };
  const kept = async () => {
    const names = await readdir(folder);
    if (!names.includes("progress.json")) return "nothing";
    return JSON.parse(await readFile(join(folder, "progress.json"), "utf8"));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "overlap-record-"));
    const file = join(project, "notebooks", name);
    const { cells } = parseNotebook(await readFile(file, "utf8"), file);
    cell = (id) => cells.find((one) => one.id === id)!.source;
    kernel = await startKernel({ root: project });
    const args = [tslabScript(project), join(folder, "progress.json")].map((one) =>
      JSON.stringify(one),
    );
    await run(`const { recordProgress } = require(${JSON.stringify(index)});
recordProgress(${args.join(", ")});`);
  });
  afterAll(async () => {
    await kernel.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(() => rm(join(folder, "progress.json"), { force: true }));

  it("keeps nothing when all cells are run as they are, the solution included", async () => {
    await run(cell("four-waves"));
    expect(await run(cell("check-four-waves"))).toContain("Not yet");
    expect(await run(cell("solution-four-waves"))).toContain("Passed");
    expect(await kept()).toBe("nothing");
  });

  it("keeps an answer of the learner's own that passes", async () => {
    await run("const inFlight = 80 / 2;");
    expect(await run(cell("my-progress"))).toContain("**This lesson:** `four-waves` open");
    expect(await run(cell("check-four-waves"))).toContain("Passed");
    expect(await run(cell("my-progress"))).toMatch(
      /^\*\*This lesson:\*\* `four-waves` passed.*\n\n\*\*All lessons:\*\* 1 of \d+ done \(bold\): \*\*00\*\* 01 02 /,
    );
    expect(await kept()).toEqual({
      overlap: 1,
      done: [],
      exercises: { "four-waves": "passed" },
      predictions: {},
    });
    await run(cell("four-waves"));
    expect(await run(cell("check-four-waves"))).toContain("Not yet");
    expect(await kept()).toMatchObject({ exercises: { "four-waves": "passed" } });
  });

  it("says that it could not keep it, and leaves a file that is none of its own", async () => {
    await writeFile(join(folder, "progress.json"), "mine");
    await run("const inFlight = 41 - 1;");
    const said = await run(cell("check-four-waves"));
    expect(said).toContain("Passed");
    expect(said).toMatch(/could not be recorded: .*progress\.json: expected a progress file/);
    expect(await readFile(join(folder, "progress.json"), "utf8")).toBe("mine");
  });

  it("gives the hints that were not shown yet one by one, and the solution on request", async () => {
    await run(cell("four-waves"));
    const checked = await run(cell("check-four-waves"));
    expect(checked).toContain("`hint()`");
    await run('import { hint, solution } from "overlap/lesson";');
    const hints = [await run("hint()"), await run("hint()"), await run("hint()")];
    expect(hints.filter((text) => text.startsWith("**Hint:**")).length).toBeLessThanOrEqual(1);
    expect(hints.at(-1)).toContain("all hints");
    expect(await run("solution()")).toBe(cell("solution-four-waves"));
  });
});
