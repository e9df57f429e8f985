// A part of npm run check: the form, the house rules and the types of all notebooks.
import { fileURLToPath } from "node:url";
import {
  checkRules,
  checkTypes,
  describeProblem,
  formatNotebook,
  type Problem,
  parseNotebook,
} from "../press/notebook/index.js";
import { readNotebookFiles } from "./notebook-files.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function problemsIn(folder: string): Promise<Problem[]> {
  const files = await readNotebookFiles(folder);
  const notebooks = files.map(({ file, text }) => parseNotebook(text, file));
  const lessons = notebooks.map(({ id }) => id);
  const unformatted = files.flatMap(({ file, text }, i) =>
    formatNotebook(text, file) === text
      ? []
      : [{ notebook: lessons[i]!, message: "is not in the canonical form: run npm run format" }],
  );
  return [
    ...unformatted,
    ...notebooks.flatMap((notebook) => checkRules(notebook, { lessons })),
    ...checkTypes(notebooks, { root }),
  ];
}

try {
  const problems = await problemsIn(fileURLToPath(new URL("../../notebooks", import.meta.url)));
  for (const problem of problems) console.error(describeProblem(problem));
  if (problems.length > 0) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
