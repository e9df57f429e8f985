import { describe, expect, test, vi } from "vitest";
import { ExecutionError, runExercises } from "#press/run";
import { root } from "../kernel/root.js";
import { ownTemporaryFolder } from "../kernel/temporary.js";
import { code, notebookOf, prose } from "./notebook.js";

// Starting a kernel takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const { expectNothingLeft } = ownTemporaryFolder();
const folder = `${root}/notebooks`;

const helper = code(
  "helper",
  `function verdict(exercise: string, passed: boolean) {
  const data = { "application/vnd.overlap.check+json": { exercise, passed, observed: "o", expected: "e" } };
  require("tslab/dist/jupyter").lastWriteDisplayData({ data, metadata: {}, transient: {} });
}`,
);
const starter = (id: string, source = `const ${id} = () => 1;`) =>
  code(id, source, { tags: ["exercise"] });
const check = (id: string, source = `verdict("${id}", ${id}() === 2);`) =>
  code(`${id}-check`, source);
const solution = (id: string, source = `const ${id} = () => 2;`) =>
  code(`${id}-solution`, source, { tags: ["solution"] });
const sound = (id: string) => [starter(id), check(id), prose(`${id}-hint`, "Hint"), solution(id)];
const problems = (results: Awaited<ReturnType<typeof runExercises>>) =>
  results.map(({ exercise, problems }) => [exercise, ...problems.map(({ message }) => message)]);

describe("runExercises()", () => {
  test("tries none of a lesson that says that it cannot be run here", async () => {
    const missing = code(
      "engine",
      `const engine = 1;
const data = { "application/vnd.overlap.not-run+json": { reason: "no server" } };
require("tslab/dist/jupyter").lastWriteDisplayData({ data, metadata: {}, transient: {} });`,
    );
    const uses = starter("part", "const part = () => engine;");
    const cells = [missing, helper, uses, check("part"), solution("part")];
    expect(await runExercises(notebookOf(cells, { folder }), { root })).toEqual([
      { exercise: "part", starter: [], solution: [], problems: [], notRun: "no server" },
    ]);
  });

  test("finds that starters fail and solutions pass, and names each that is otherwise", async () => {
    const notebook = notebookOf(
      [
        helper,
        ...sound("first"),
        starter("easy", "const easy = () => 2;"),
        check("easy"),
        solution("easy"),
        starter("wrong"),
        check("wrong"),
        solution("wrong", "const wrong = () => 3;"),
        starter("silent"),
        check("silent", "0;"),
        solution("silent"),
        starter("throws", 'throw new Error("todo");'),
        check("throws", 'verdict("throws", false);'),
        solution("throws"),
        ...sound("second"),
        code("never", "process.exit();"),
      ],
      { folder },
    );
    const results = await runExercises(notebook, { root });
    expect(results[0]).toEqual({
      exercise: "first",
      starter: [{ exercise: "first", passed: false, observed: "o", expected: "e" }],
      solution: [{ exercise: "first", passed: true, observed: "o", expected: "e" }],
      problems: [],
    });
    expect(problems(results)).toEqual([
      ["first"],
      ["easy", "the starter passes its check: o"],
      ["wrong", "the solution does not pass: observed o; expected e"],
      ["silent", "the check emitted no result", "the check emitted no result for the solution"],
      ["throws", "Error: todo", "the solution does not pass: observed o; expected e"],
      ["second"],
    ]);
    expectNothingLeft();
  });

  test("does not hang on an endless starter, and says which exercises were not tried", async () => {
    const endless = [starter("endless", "while (true) {}"), check("endless"), solution("endless")];
    const notebook = notebookOf([helper, ...sound("first"), ...endless, ...sound("second")], {
      folder,
    });
    const results = await runExercises(notebook, { root, timeout: 2_000 });
    expect(problems(results)).toEqual([
      ["first"],
      ["endless", "did not end within 2 s; it was interrupted"],
      ["second", "the exercise was not tried"],
    ]);
    expectNothingLeft();
  });

  test("rejects when a cell fails that is no part of an exercise but needed for it", async () => {
    const broken = code("broken", "const two = 2; throw 1;");
    const asks = check("first", 'verdict("first", first() === two);');
    const cells = [broken, starter("first"), asks, solution("first")];
    const notebook = notebookOf(cells, { folder });
    const failed = runExercises(notebook, { root });
    await expect(failed).rejects.toBeInstanceOf(ExecutionError);
    await expect(failed).rejects.toThrow("07-example › broken: threw 1");
    expectNothingLeft();
  });

  test.each([
    [
      "no check",
      [starter("a"), solution("a")],
      "a",
      "the exercise has no check: expected a code cell next",
    ],
    [
      "no solution",
      [starter("a"), check("a"), ...sound("b")],
      "a",
      "the exercise has no cell tagged solution after it",
    ],
    [
      "a stray solution",
      [solution("a"), ...sound("b")],
      "a-solution",
      "a solution without an exercise before it",
    ],
    ["two solutions", [...sound("a"), solution("a")], "a-solution", "a second solution of a"],
  ])("starts no kernel where an exercise has %s", async (_, cells, cell, message) => {
    const results = await runExercises(notebookOf(cells), { root: "/nowhere" });
    expect(results).toEqual([
      {
        exercise: cell,
        starter: [],
        solution: [],
        problems: [{ notebook: "07-example", cell, message }],
      },
    ]);
  });

  test("starts no kernel for a notebook without exercises", async () => {
    expect(await runExercises(notebookOf([code("a", "1")]), { root: "/nowhere" })).toEqual([]);
  });
});
