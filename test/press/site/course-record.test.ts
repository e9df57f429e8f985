import { describe, expect, it } from "vitest";
import { contents, courseRecord } from "#press/site";
import { code, display, lesson, machine, prose } from "../page/lesson.js";

const course = { title: "Overlap", pitch: "" };
const CLAIM = "application/vnd.overlap.claim+json";
const CHECK = "application/vnd.overlap.check+json";
const claim = { id: "same", text: "Same bytes.", kind: "exact", holds: true, evidence: "2 of 2" };
const check = (exercise: string) =>
  display({ [CHECK]: { exercise, passed: false, observed: "", expected: "" } });

describe("courseRecord(course, machine, lessons, entries)", () => {
  it("says what ran where, what it claims, asks and uses", () => {
    const cells = [
      prose("intro", 'text about "overlap/nothing"'),
      code(
        "imports",
        'import { x } from "overlap/trace";\nimport { y } from "overlap/download";\nimport { z } from "undici";',
      ),
      code("claims", 'await import("overlap/download")', [
        display({ [CLAIM]: { ...claim, extra: 1 } }),
      ]),
      code("first", "starter", [], ["exercise"]),
      code("first-check", "check", [check("read-the-body")]),
      code("first-solution", "solution", [check("read-the-body-again")], ["solution"]),
      code("second", "starter", [], ["exercise"]),
    ];
    const ran = { ...lesson("03-downloads", cells), cached: true };
    const other = lesson("04-loop", []);
    const { notebook } = other;
    const lessons = [ran, { notebook }];
    expect(courseRecord(course, machine, lessons, contents(lessons))).toEqual({
      schema: 1,
      course: "Overlap",
      machine: { ...machine, date: ran.date },
      lessons: [
        {
          id: "03-downloads",
          title: "Honest downloads",
          file: "03-downloads.html",
          question: "When is a page downloaded?",
          minutes: 25,
          seconds: 8.25,
          stolen: 0.002,
          cached: true,
          date: ran.date,
          claims: [claim],
          exercises: [
            { id: "read-the-body", cell: "first" },
            { id: "second", cell: "second" },
          ],
          modules: ["download", "trace"],
        },
        expect.objectContaining({
          id: "04-loop",
          seconds: null,
          stolen: null,
          cached: false,
          date: null,
          claims: [],
        }),
      ],
    });
  });
});
