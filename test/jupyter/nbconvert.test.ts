import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findJupyter, nbconvert, project } from "./jupyter.js";

const notebooks = join(project, "notebooks");
const lessons = readdirSync(notebooks).filter((name) => name.endsWith(".ipynb"));
const jupyter = findJupyter();

interface Executed {
  cells: { id: string; outputs?: { name?: string; data?: Record<string, unknown> }[] }[];
}

// Where Jupyter is a promise, its absence is a failure; elsewhere the learner has none.
describe.skipIf(!jupyter && !process.env.CI)("jupyter nbconvert --execute with stock tslab", () => {
  it.each(lessons)(
    "%s runs to its end without an error output",
    { timeout: 180_000 },
    async (lesson) => {
      const out = await mkdtemp(join(tmpdir(), "overlap-nbconvert-"));
      try {
        expect(jupyter, "a jupyter in .venv or on the PATH").toBeDefined();
        await nbconvert(jupyter!, join(notebooks, lesson), out);
        const { cells }: Executed = JSON.parse(await readFile(join(out, lesson), "utf8"));
        const outputs = cells.flatMap(({ id, outputs = [] }) =>
          outputs.map((output) => ({ id, ...output })),
        );
        expect(outputs.filter(({ name }) => name === "stderr")).toEqual([]);
        expect(outputs.filter(({ data }) => data?.["image/svg+xml"]).length).toBeGreaterThan(0);
      } finally {
        await rm(out, { recursive: true, force: true });
      }
    },
  );
});
