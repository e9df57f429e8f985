import { beside, isDisturbed } from "overlap/measure";
import { describe, expect, test } from "vitest";

// Readings of a machine with two cores; each is the mean of several runs.
describe("isDisturbed", () => {
  test("isDisturbed is false when nothing ran beside", () => {
    expect(isDisturbed({ wall: 332, foreign: 0.03, idle: 1 }, 2)).toBe(false);
    expect(isDisturbed({ wall: 332, foreign: 0, idle: 0 }, 2)).toBe(false);
  });
  test("isDisturbed is true when two threads and a busy loop share two cores", () => {
    expect(isDisturbed({ wall: 518, foreign: 0.64, idle: 0 }, 2)).toBe(true);
  });
  test("isDisturbed is true when no core is left over beside one thread", () => {
    expect(isDisturbed({ wall: 337, foreign: 1.02, idle: 0 }, 2)).toBe(true);
  });
  test("isDisturbed is false when a busy loop runs beside a program that waits", () => {
    expect(isDisturbed({ wall: 200, foreign: 1, idle: 1 }, 2)).toBe(false);
  });
  test("isDisturbed is false when the steps of the count may be all there is", () => {
    expect(isDisturbed({ wall: 44, foreign: 0.4, idle: 0.4 }, 2)).toBe(false);
    expect(isDisturbed({ wall: 44, foreign: 1.2, idle: 0 }, 2)).toBe(true);
  });
  test("isDisturbed is false where what others did cannot be told", () => {
    expect(isDisturbed({ wall: 300, foreign: Number.NaN, idle: 0 }, 2)).toBe(false);
  });
});

test("beside(before, after, wall) takes our own use off", () => {
  const before = { busy: 1000, idle: 5000, own: 300, children: "" };
  const after = { busy: 1300, idle: 5100, own: 400, children: "" };
  expect(beside(before, after, 200)).toEqual({ wall: 200, foreign: 1, idle: 0.5 });
  const blind = { ...after, own: Number.NaN };
  expect(beside(before, blind, 200).foreign).toBeNaN();
});

test("beside(before, after, wall) knows nothing of others when what a child used may be lost", () => {
  const before = { busy: 1000, idle: 5000, own: 300, children: "1 started, alive: 8" };
  const after = { busy: 1300, idle: 5100, own: 400, children: "1 started, alive: 8" };
  expect(beside(before, after, 200).foreign).toBe(1);
  expect(beside(before, { ...after, children: "2 started, alive: 8" }, 200).foreign).toBeNaN();
});
