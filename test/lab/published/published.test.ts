import { experiments, findExperiment, publishedSpeedups, sources } from "overlap/published";
import { describe, expect, it } from "vitest";

describe("experiments", () => {
  it("all name one of the five articles and compare with a sequential program", () => {
    expect(Object.keys(sources)).toHaveLength(5);
    for (const experiment of experiments) {
      expect(sources).toHaveProperty(experiment.source);
      expect(experiment.results[0]?.model).toBe("sequential");
    }
  });

  it("hold positive times only", () => {
    const times = experiments.flatMap(({ results }) => results.flatMap(({ seconds }) => seconds));
    expect(times.length).toBeGreaterThan(40);
    expect(times.every((seconds) => seconds > 0)).toBe(true);
  });
});

describe("findExperiment(source, task, about)", () => {
  it("gives the one experiment of an article on a task", () => {
    expect(findExperiment("csrgxtu", "download").results[0]?.seconds).toEqual([147.57]);
  });

  it("tells two experiments on one task apart by their description", () => {
    expect(findExperiment("smarlowucf", "compute", "iterative").results[0]?.seconds).toEqual([
      1.46,
    ]);
  });

  it("refuses where there is not exactly one", () => {
    expect(() => findExperiment("smarlowucf", "compute")).toThrow(
      "expected one experiment on smarlowucf, compute; found 2",
    );
    expect(() => findExperiment("rhymes", "sleep")).toThrow(
      "expected one experiment on rhymes, sleep; found 0",
    );
  });
});

describe("publishedSpeedups(experiment)", () => {
  it("divides the sequential median by each model's median", () => {
    const speedups = publishedSpeedups(findExperiment("notes", "download"));
    const five = speedups.find(({ workers }) => workers === 5);
    expect(speedups[0]?.speedup).toBe(1);
    expect(five?.speedup).toBeCloseTo(45.86 / 9.54, 10);
  });

  it("leaves out a model without a printed time", () => {
    const models = publishedSpeedups(findExperiment("notes", "download")).map((one) => one.model);
    expect(models).not.toContain("event loop");
  });

  it("refuses an experiment without a sequential run", () => {
    const experiment = { ...findExperiment("csdn", "download"), results: [] };
    expect(() => publishedSpeedups(experiment)).toThrow("expected a sequential result");
  });
});
