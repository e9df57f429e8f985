import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  checkRules,
  checkTypes,
  claimsInNote,
  describeProblem,
  formatNotebook,
  isNotes,
  parseNotebook,
  type Section,
  sectionsOf,
} from "#press/notebook";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "notebooks");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const notebooks = files.map(({ name, text }) => parseNotebook(text, name));
const lessons = notebooks.map(({ id }) => id);

describe("the notebooks", () => {
  it.each(files)("$name is in the canonical form", ({ name, text }) => {
    expect(formatNotebook(text, name)).toBe(text);
  });

  it.each(notebooks)("$id keeps the house rules", (notebook) => {
    expect(checkRules(notebook, { lessons }).map(describeProblem)).toEqual([]);
  });

  it("type-check strictly, and leave no promise floating", { timeout: 60_000 }, () => {
    expect(checkTypes(notebooks, { root }).map(describeProblem)).toEqual([]);
  });

  it.each(notebooks)(
    "$id tells its instructor what to say when a measured claim fails",
    ({ cells }) => {
      const code = cells.filter(({ kind }) => kind === "code").map(({ source }) => source);
      // The kind stands behind the id, in the same call.
      const claims = [
        ...code.join("\n").matchAll(/\bclaim\(\s*"([^"]+)"[\s\S]*?\b(exact|measured):/g),
      ];
      const measured = claims.filter(([, , kind]) => kind === "measured").map(([, id]) => id);
      const told = cells.filter(isNotes).flatMap(({ source }) => claimsInNote(source));
      expect(measured.filter((id) => !told.some((one) => one.id === id))).toEqual([]);
      expect(measured.length).toBeGreaterThan(0);
    },
  );

  it.each(notebooks)("$id has a kernel of sections that a short workshop keeps", (notebook) => {
    const sections = sectionsOf(notebook);
    const [title] = sections;
    expect(sections.filter(({ minutes }) => minutes === undefined)).toEqual([]);
    expect(title?.core).toBe(true);
    const sum = (some: Section[]) => some.reduce((all, { minutes = 0 }) => all + minutes, 0);
    const core = sum(sections.filter((section) => section.core));
    expect(core).toBeLessThan(sum(sections));
  });

  it.each(notebooks)(
    "$id says its question, what it needs and its minutes at its top",
    (notebook) => {
      const { question, minutes } = notebook.metadata.overlap as {
        question: string;
        minutes: number;
      };
      expect(notebook.cells[0]?.source).toContain(`> **Question.** ${question}`);
      expect(notebook.cells[0]?.source).toContain(`**Takes** ${minutes} minutes.`);
    },
  );
});
