import { setImmediate } from "node:timers/promises";
import { game } from "overlap/lesson";
import { checkThenAct, lostUpdate, scheduleTree, twoLocks } from "overlap/race";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

/** What a viewer shows that knows no games. */
describe("game(name, tree) in other viewers", () => {
  const shown: string[] = [];
  beforeEach(() => {
    shown.length = 0;
    vi.spyOn(console, "log").mockImplementation((text: string) => void shown.push(text));
  });
  afterEach(() => void vi.restoreAllMocks());

  test("says with what the program begins, who may go first, and how to play", () => {
    game(lostUpdate.name, scheduleTree(lostUpdate));
    expect(shown).toEqual([
      '**Try to break lost update.** It has 6 schedules. It begins with `{ count: 0 }`, and **A** (read) or **B** (read) goes first. You are the scheduler: in a cell, give `play` the program and a schedule such as `"A B"`. On the exported page there are buttons for it.',
    ]);
  });

  test("says how to play once where games follow one another, and again in the next cell", async () => {
    await setImmediate();
    game(checkThenAct.name, scheduleTree(checkThenAct));
    game(twoLocks.name, scheduleTree(twoLocks));
    await setImmediate();
    game(lostUpdate.name, scheduleTree(lostUpdate));
    expect(shown.map((text) => text.includes("You are the scheduler"))).toEqual([
      true,
      false,
      true,
    ]);
    expect(shown[1]).toBe(
      "**Try to break two locks.** It has 6 schedules. It begins with `{ left: '', right: '' }`, and **A** (lock left) or **B** (lock right) goes first.",
    );
  });
});
