import { fourWaves } from "overlap/exercises";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const passes = async (inFlight: number) => (await fourWaves.observe(inFlight, attempt)).passed;

describe("fourWaves", () => {
  it("is passed by the smallest number that makes four waves", async () => {
    expect(await passes(40)).toBe(true);
  });

  it("is not passed by a number that makes four waves with more than that needs", async () => {
    expect(await passes(41)).toBe(false);
    expect(await passes(53)).toBe(false);
  });

  it("is not passed by three or by five waves", async () => {
    expect(await passes(54)).toBe(false);
    expect(await passes(39)).toBe(false);
  });

  it.each([0, -1, 1.5, 161, Number.NaN])("says that %s is no number of requests", async (n) => {
    const { passed, observed } = await fourWaves.observe(n, attempt);
    expect(passed).toBe(false);
    expect(observed).toBe(`${n} is not a whole number from 1 to 160.`);
  });
});
