import { type ThreeCalls, threeCalls } from "overlap/exercises";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: ThreeCalls) => threeCalls.observe(answer, attempt);

describe("threeCalls", () => {
  it("is passed by Promise.all over the three names", async () => {
    const { passed } = await check((call) => Promise.all(["a", "b", "c"].map(call)));
    expect(passed).toBe(true);
  });

  it("is passed by three promises that are started first and awaited later", async () => {
    const { passed } = await check(async (call) => {
      const [a, b, c] = [call("a"), call("b"), call("c")];
      return [await a, await b, await c];
    });
    expect(passed).toBe(true);
  });

  it("is not passed one after the other, and says how many were under way", async () => {
    const { passed, observed, hint } = await check(async (call) => [
      await call("a"),
      await call("b"),
      await call("c"),
    ]);
    expect(passed).toBe(false);
    expect(observed).toContain("at most 1 under way");
    expect(threeCalls.hints[hint ?? 0]).toContain("Start all three");
  });

  it("is not passed with two of three under way", async () => {
    const { passed } = await check(async (call) => {
      const a = await call("a");
      return [a, ...(await Promise.all([call("b"), call("c")]))];
    });
    expect(passed).toBe(false);
  });

  it("is not passed by answers in the order in which they came", async () => {
    const { passed, observed } = await check(async (call) => {
      const answers: string[] = [];
      const keep = async (name: string) => answers.push(await call(name));
      await Promise.all(["a", "b", "c"].map(keep));
      return answers;
    });
    expect(passed).toBe(false);
    expect(observed).toContain("the answers were c, b, a");
  });

  it("is not passed by answers that nobody called for", async () => {
    expect((await check(async () => ["a", "b", "c"])).passed).toBe(false);
  });

  it("is not passed by calls that are made twice", async () => {
    const { passed } = await check(async (call) => {
      await Promise.all(["a", "b", "c"].map(call));
      return Promise.all(["a", "b", "c"].map(call));
    });
    expect(passed).toBe(false);
  });

  it("is not passed by calls that are left under way", async () => {
    const { passed } = await check(async (call) => {
      for (const name of ["a", "b", "c"]) void call(name);
      return ["a", "b", "c"];
    });
    expect(passed).toBe(false);
  });
});
