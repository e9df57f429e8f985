import { loopTurns } from "overlap/measure";
import { expect, it } from "vitest";

it("loopTurns() stands still while only promise jobs run", async () => {
  const before = loopTurns();
  for (let i = 0; i < 1000; i++) await null;
  expect(loopTurns()).toBe(before);
});

it("loopTurns() goes up by one with each immediate that asks for the next", async () => {
  await new Promise((resolve) => setImmediate(resolve));
  const before = loopTurns();
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
  expect(loopTurns()).toBe(before + 10);
});
