import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as exercises from "overlap/exercises";
import {
  mergeProgress,
  NO_PROGRESS,
  type Progress,
  parseProgress,
  readLessons,
  readProgress,
  recordPassed,
  writeProgress,
} from "overlap/learner";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const some: Progress = {
  overlap: 1,
  done: ["00-start-here"],
  exercises: { "four-waves": "passed" },
  predictions: { "00-start-here.how-long-overlapped": "about 4 s: half", "03-x.speed": 12 },
};

describe("parseProgress(text)", () => {
  it("reads what is written", () => {
    expect(parseProgress(JSON.stringify(some))).toEqual(some);
  });

  it("takes a part that is left out for empty", () => {
    expect(parseProgress('{"overlap": 1}')).toEqual(NO_PROGRESS);
  });

  it.each([
    ["{", "expected a progress file, and this is no JSON"],
    ["[]", 'expected a progress file with "overlap": 1'],
    ["null", 'expected a progress file with "overlap": 1'],
    ['{"overlap": 2}', 'expected a progress file with "overlap": 1'],
    ['{"overlap": 1, "done": {}}', 'expected a list of lessons in "done"'],
    ['{"overlap": 1, "done": [3]}', 'expected a list of lessons in "done"'],
    ['{"overlap": 1, "done": ["\\u001b[2J"]}', 'expected a list of lessons in "done"'],
    ['{"overlap": 1, "exercises": []}', 'expected exercises in "exercises", each "passed"'],
    ['{"overlap": 1, "exercises": {"a": 1}}', 'expected exercises in "exercises", each "passed"'],
    [
      '{"overlap": 1, "predictions": {"a": null}}',
      'expected predictions in "predictions", each a text or a number',
    ],
  ])("refuses %s in one line", (text, message) => {
    expect(() => parseProgress(text)).toThrow(new Error(message));
  });
});

describe("mergeProgress(earlier, later)", () => {
  it("takes nothing away, and the later answer of two", () => {
    const later: Progress = {
      overlap: 1,
      done: ["02-b", "00-start-here"],
      exercises: { "three-calls": "passed" },
      predictions: { "03-x.speed": 3 },
    };
    expect(mergeProgress(some, later)).toEqual({
      overlap: 1,
      done: ["00-start-here", "02-b"],
      exercises: { "four-waves": "passed", "three-calls": "passed" },
      predictions: { "00-start-here.how-long-overlapped": "about 4 s: half", "03-x.speed": 3 },
    });
  });
});

describe("readProgress(file)", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "overlap-progress-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is no progress where there is no file, and what writeProgress wrote where there is", async () => {
    const file = join(folder, "new", "progress.json");
    expect(readProgress(file)).toEqual(NO_PROGRESS);
    writeProgress(file, some);
    expect(readProgress(file)).toEqual(some);
    expect(await readdir(join(folder, "new"))).toEqual(["progress.json"]);
  });

  it("names the file that is wrong, and leaves it", async () => {
    const file = join(folder, "progress.json");
    await writeFile(file, "mine");
    expect(() => readProgress(file)).toThrow(`${file}: expected a progress file`);
    expect(await readFile(file, "utf8")).toBe("mine");
  });
});

describe("readLessons()", () => {
  it("finds the solution of each exercise that a lesson checks", () => {
    const own = Object.values(exercises).flatMap((one) =>
      typeof one === "object" && "observe" in one ? [one.id] : [],
    );
    const found = readLessons().flatMap((lesson) => lesson.exercises.map(({ id }) => id));
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((id) => !own.includes(id))).toEqual([]);
  });

  it("finds an exercise in every lesson", () => {
    const without = readLessons().filter((lesson) => lesson.exercises.length === 0);
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});

describe("recordPassed(exercise)", () => {
  it("does nothing in a process that is no learner's kernel", () => {
    expect(recordPassed("four-waves")).toBeUndefined();
  });
});
