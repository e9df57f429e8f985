import {
  auditEntries,
  type Bench,
  fairRuns,
  flaws,
  openBench,
  programOf,
  relations,
} from "overlap/audit";
import { experiments, findExperiment } from "overlap/published";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("auditEntries", () => {
  test("has one for each published experiment, in the same order", () => {
    const found = auditEntries.map(({ source, task, about }) =>
      findExperiment(source, task, about),
    );
    expect(found).toEqual(experiments);
    expect(new Set(auditEntries.map(({ id }) => id)).size).toBe(experiments.length);
  });

  test("names every flaw that is shown, and only these, with the articles that have it", () => {
    const named = (name: string) => [
      ...new Set(
        auditEntries
          .filter((entry) => entry.flaws.includes(name as never))
          .map(({ source }) => source),
      ),
    ];
    expect(flaws).toHaveLength(9);
    for (const { name, articles } of flaws) expect(named(name), name).toEqual(articles);
    const known: string[] = flaws.map(({ name }) => name);
    expect(
      auditEntries.flatMap((entry) => entry.flaws).filter((name) => !known.includes(name)),
    ).toEqual([]);
  });
});

describe("relations(entry, here)", () => {
  const entry = auditEntries.find(({ id }) => id === "notes-download")!;

  test("sets each published figure beside the program that stands for it", () => {
    const [five] = relations(entry, (program) =>
      program === "download, threads × 5" ? 4.5 : undefined,
    );
    expect(five).toEqual({
      entry: "notes-download",
      model: "threads",
      program: "download, threads × 5",
      workers: 5,
      published: expect.closeTo(45.86 / 9.54, 10),
      here: 4.5,
    });
  });

  test("keeps what is claimed without a figure, and what was not run", () => {
    const loop = relations(entry, () => undefined).find(({ model }) => model === "event loop");
    expect(loop).toEqual({
      entry: "notes-download",
      model: "event loop",
      program: "download, event loop",
    });
  });
});

describe("the bench", { timeout: 60_000 }, () => {
  let bench: Bench & { close(): Promise<void> };
  beforeAll(async () => {
    bench = await openBench({ latency: 2, threads: 4, processes: 2 });
  }, 60_000);
  afterAll(() => bench.close());

  test("fairRuns(bench) runs a program for every figure that the bench is large enough for", async () => {
    const fair = await fairRuns(bench);
    const wanted = auditEntries.flatMap((entry) =>
      findExperiment(entry.source, entry.task, entry.about)
        .results.filter(
          ({ model, workers = 4 }) =>
            model !== "sequential" &&
            !/curio/.test(model) &&
            (entry.task !== "download" ||
              /event/.test(model) ||
              (model === "threads" && workers <= 4)),
        )
        .map((result) => programOf(entry, result)),
    );
    expect(wanted.filter((program) => !(fair[program]! > 0))).toEqual([]);
  });

  test.each(flaws)("the run shows: $name", async (flaw) => {
    const { fair, flawed, shown, seen } = await flaw.show(bench);
    expect(fair).toBeGreaterThan(0);
    expect(flawed).toBeGreaterThan(0);
    if (flaw.kind === "exact" && flaw.name !== "memory of one process")
      expect(shown, seen).toBe(true);
  });
});
