import { describe, expect, test } from "vitest";
import { createReporter, type Progress } from "#press/run";

const lessons = ["00-start", "02-overlap", "03-honest"];

/** What a reporter writes for these events, each at its time in milliseconds. */
function written(
  events: readonly [at: number, progress: Progress][],
  { isTTY = false, columns = 200, estimates = {} as Record<string, number> } = {},
): string[] {
  const texts: string[] = [];
  let time = 0;
  const stream = { isTTY, columns, write: (text: string) => texts.push(text) };
  const reporter = createReporter({ lessons, estimates, stream, now: () => time });
  for (const [at, progress] of events) {
    time = at;
    reporter.onProgress(progress);
  }
  reporter.close();
  return texts;
}

const run: [number, Progress][] = [
  [0, { type: "lesson-end", lesson: "00-start", seconds: 0, outcome: "cached" }],
  [0, { type: "lesson-start", lesson: "02-overlap", cells: 2 }],
  [1000, { type: "cell-start", lesson: "02-overlap", cell: "sleeps", number: 1, cells: 2 }],
  [3500, { type: "cell-end", lesson: "02-overlap", cell: "sleeps", seconds: 2.5 }],
  [3500, { type: "cell-start", lesson: "02-overlap", cell: "quick", number: 2, cells: 2 }],
  [3600, { type: "cell-end", lesson: "02-overlap", cell: "quick", seconds: 0.1 }],
  [4000, { type: "note", lesson: "02-overlap", message: "its outputs could not be kept" }],
  [
    4000,
    { type: "lesson-end", lesson: "02-overlap", seconds: 4, stolen: 0.124, outcome: "executed" },
  ],
  [4000, { type: "lesson-start", lesson: "03-honest", cells: 9 }],
  [5000, { type: "lesson-end", lesson: "03-honest", seconds: 1, outcome: "failed" }],
];

describe("createReporter()", () => {
  test("writes plain lines where there is no terminal", () => {
    expect(written(run, { estimates: { "02-overlap": 12, "03-honest": 120 } }).join("")).toBe(
      `1 of 3  00-start: unchanged
2 of 3  02-overlap: 2 cells, about 12 s
2 of 3  02-overlap › sleeps: 2.5 s
2 of 3  02-overlap: its outputs could not be kept
2 of 3  02-overlap: executed in 4.0 s, 12 % of the processors' time taken by the host
3 of 3  03-honest: 9 cells, about 2 min
3 of 3  03-honest: failed after 1.0 s
`,
    );
  });

  test("writes no escape sequence where there is no terminal", () => {
    expect(written(run).join("")).not.toContain("\x1b");
  });

  test("keeps one live line on a terminal, below a line for each lesson that ended", () => {
    const texts = written(run.slice(0, 4), {
      isTTY: true,
      estimates: { "00-start": 0, "02-overlap": 12, "03-honest": 120 },
    });
    expect(texts.map((text) => text.replaceAll("\r\x1b[2K", "^"))).toEqual([
      "^1 of 3  00-start: unchanged\n",
      "^",
      "^2 of 3  02-overlap  0 s of about 12 s  about 2 min left",
      "^2 of 3  02-overlap  sleeps (1 of 2) 0.0 s  1 s of about 12 s  about 2 min left",
      "^2 of 3  02-overlap  sleeps (1 of 2) 2.5 s  4 s of about 12 s  about 2 min left",
      "^",
    ]);
  });

  test("promises no time left while that of a lesson is not known", () => {
    const texts = written(run.slice(0, 2), { isTTY: true, estimates: { "02-overlap": 12 } });
    expect(texts.join("")).not.toContain("left");
  });

  test("keeps the live line within the terminal", () => {
    const texts = written(run.slice(1, 3), { isTTY: true, columns: 20 });
    for (const text of texts) expect(text.replace("\r\x1b[2K", "").length).toBeLessThan(20);
  });
});
