import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readExecuted } from "./executed.js";
import { executeByNbclient, findJupyter, nbconvert, project } from "./jupyter.js";

const notebooks = join(project, "notebooks");
const lessons = readdirSync(notebooks).filter((name) => name.endsWith(".ipynb"));
const jupyter = findJupyter();

/** What is asked here is whether every cell runs, not what the measurements say. */
const REHEARSAL = { OVERLAP_ROUNDS: "1" };
/** Its five rounds compute a fifth each of what it then claims to be exact. */
const WHOLE = "07-threads-for-computing.ipynb";

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "overlap-nbconvert-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// Where Jupyter is a promise, its absence is a failure; elsewhere the learner has none.
const absent = !jupyter && !process.env.CI;

describe.skipIf(absent)("jupyter nbconvert --execute with stock tslab", () => {
  it.each(lessons)(
    "%s runs to its end without an error output, and what is exact holds",
    { timeout: 180_000 },
    async (lesson) => {
      expect(jupyter, "a jupyter in .venv or on the PATH").toBeDefined();
      const { outputs, errors, claims, broken } = await inFolder(async (out) => {
        const environment = lesson === WHOLE ? {} : REHEARSAL;
        await nbconvert(jupyter!, join(notebooks, lesson), out, environment);
        return readExecuted(join(out, lesson));
      });
      expect(errors).toEqual([]);
      expect(outputs.filter(({ data }) => data?.["image/svg+xml"]).length).toBeGreaterThan(0);
      expect(claims).toBeGreaterThan(0);
      expect(broken).toEqual([]);
    },
  );
});

describe.skipIf(absent)("nbclient alone with stock tslab", () => {
  it("executes lesson 02 in order and without an error output", {
    timeout: 180_000,
  }, async () => {
    const lesson = join(notebooks, "02-one-after-another.ipynb");
    const { counts, outputs, errors, claims, broken } = await inFolder(async (folder) => {
      await executeByNbclient(jupyter!, lesson, folder, REHEARSAL);
      return readExecuted(join(folder, "02-one-after-another.ipynb"));
    });
    expect(counts).toEqual(counts.map((_, index) => index + 1));
    expect(errors).toEqual([]);
    expect(outputs.filter(({ data }) => data?.["image/svg+xml"]).length).toBeGreaterThan(0);
    expect(claims).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });
});
