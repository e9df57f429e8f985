import { schedule } from "overlap/compute";
import { type ChunkCount, chunkCount, type Job } from "overlap/exercises";
import { duration } from "overlap/trace";
import { triangle } from "overlap/work";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: ChunkCount) => chunkCount.observe(answer, attempt);

const end = ({ rows, perNumber, ...price }: Job, chunks: number) =>
  duration(
    schedule(
      triangle(rows, chunks).map(([from, to]) => (to - from) * perNumber),
      price,
    ),
  );

const byTrying: ChunkCount = (job) => {
  const counts = Array.from({ length: job.rows }, (_, i) => i + 1);
  return counts.reduce((best, count) => (end(job, count) < end(job, best) ? count : best));
};

const byFormula: ChunkCount = ({ rows, workers, perNumber, perMessage }) => {
  const work = ((rows * (rows + 1)) / 2) * perNumber;
  const count = Math.round(Math.sqrt((2 * (workers - 1) * work) / perMessage));
  return Math.min(rows, Math.max(1, count));
};

describe("chunkCount", () => {
  it("is passed by trying all counts", async () => {
    const { passed, observed } = await check(byTrying);
    expect(observed).toContain("all 6 jobs");
    expect(passed).toBe(true);
  });

  it("is passed by a formula, also when it comes as a promise", async () => {
    expect((await check(byFormula)).passed).toBe(true);
    expect((await check(async (job) => byFormula(job))).passed).toBe(true);
  });

  it("is not passed by one chunk for each worker, and says what is idle", async () => {
    const { passed, observed, hint } = await check(({ rows, workers }) => Math.min(rows, workers));
    expect(passed).toBe(false);
    expect(observed).toContain("2 chunks take 21,760 units");
    expect(observed).toContain("14,400 of idle workers");
    expect(chunkCount.hints[hint ?? 0]).toContain("cut finer");
  });

  it("is not passed by one chunk for each row", async () => {
    const { passed, hint } = await check(({ rows }) => rows);
    expect(passed).toBe(false);
    expect(chunkCount.hints[hint ?? 0]).toContain("cut less");
  });

  it("is not passed by any constant", async () => {
    for (let count = 1; count <= 240; count += Math.ceil(count / 8)) {
      expect((await check(({ rows }) => Math.min(rows, count))).passed).toBe(false);
    }
  });

  it("is not passed by any multiple of the workers", async () => {
    for (let times = 1; times <= 30; times++) {
      const { passed } = await check(({ rows, workers }) => Math.min(rows, times * workers));
      expect(passed).toBe(false);
    }
  });

  it("is not passed by the formula without the price of a message", async () => {
    const { passed } = await check((job) => byFormula({ ...job, perMessage: 100 }));
    expect(passed).toBe(false);
  });

  it("is not passed by what is no count of chunks", async () => {
    for (const answer of [0, 2.5, 241, Number.NaN, "8"]) {
      const { passed, hint } = await check(() => answer as number);
      expect(passed).toBe(false);
      expect(chunkCount.hints[hint ?? 0]).toContain("whole number");
    }
  });
});
