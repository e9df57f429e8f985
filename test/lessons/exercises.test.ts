import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { describeProblem, parseNotebook } from "#press/notebook";
import { runExercises } from "#press/run";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "notebooks");
const lessons = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .map((name) => parseNotebook(readFileSync(join(folder, name), "utf8"), join(folder, name)));

describe("the exercises of the lessons", () => {
  it.for(lessons)(
    "$id: each starter fails its check, each solution passes it",
    { timeout: 240_000 },
    async (lesson, { skip }) => {
      const results = await runExercises(lesson, { root });
      expect(results.length).toBeGreaterThan(0);
      const notRun = results.find((result) => result.notRun !== undefined)?.notRun;
      // On CI every lesson must be played.
      skip(notRun !== undefined && !process.env.CI, `it cannot be run here: ${notRun}`);
      for (const { starter, solution, problems, notRun } of results) {
        expect(notRun).toBeUndefined();
        expect(problems.map(describeProblem)).toEqual([]);
        expect(starter.map(({ passed }) => passed)).toEqual([false]);
        expect(starter[0]?.hint).toBeTruthy();
        expect(solution.map(({ passed }) => passed)).toEqual([true]);
      }
    },
  );
});
