import { check, type Exercise, guard, hint, solution } from "overlap/lesson";
import { describe, expect, it, vi } from "vitest";

/** What a cell would show: outside a kernel the plain text is printed. */
async function spoken(act: () => Promise<void>): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    await act();
    return log.mock.calls.map(([text]) => text).join("\n");
  } finally {
    log.mockRestore();
  }
}

const doubled: Exercise<(n: number) => number | Promise<number>> = {
  id: "doubled",
  expected: "21 becomes 42.",
  hints: ["Think of 2.", "Multiply by 2."],
  deadline: 500,
  async observe(answer, attempt) {
    const value = await attempt(() => answer(21));
    return { passed: value === 42, observed: `21 becomes ${value}.`, hint: 1 };
  },
};

describe("check(exercise, answer)", () => {
  it("says Passed, and gives no hint, for a right answer", async () => {
    expect(await spoken(() => check(doubled, (n) => n * 2))).toBe(
      "**Passed.** Observed: 21 becomes 42.\n\nExpected: 21 becomes 42.",
    );
  });

  it("says what it observed, what it expected and the hint that fits, for a wrong answer", async () => {
    expect(await spoken(() => check(doubled, (n) => n + 2))).toBe(
      [
        "**Not yet.** Observed: 21 becomes 23.",
        "Expected: 21 becomes 42.",
        "Hint: Multiply by 2.",
        'More help, in a new cell: `import { hint, solution } from "overlap/lesson"`, then `hint()` or `solution()`.',
      ].join("\n\n"),
    );
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("oh\nno");
      },
      "Your code threw: oh",
    ],
    ["rejects", () => Promise.reject(new Error("later")), "Your code threw: later"],
    ["never settles", () => new Promise<number>(() => {}), "Your code had not ended after 0.5 s."],
  ])("does not throw where the answer %s", async (_, answer, observed) => {
    expect(await spoken(() => check(doubled, answer))).toContain(`Observed: ${observed}`);
  });

  it("releases what observe acquired, where the answer holds the thread for ever", async () => {
    let released = false;
    const held: typeof doubled = {
      ...doubled,
      deadline: 500,
      async observe(answer, attempt) {
        try {
          return await doubled.observe(answer, attempt);
        } finally {
          released = true;
        }
      },
    };
    const endless = () => {
      for (;;);
    };
    expect(await spoken(() => check(held, endless))).toContain("held the thread without end");
    expect(released).toBe(true);
  });
});

describe("hint()", () => {
  const three = { ...doubled, id: "three-hints", hints: ["a", "b", "c"] };

  it("shows one hint at a time that the check has not shown, and says when there is no more", async () => {
    const said: string[] = [await spoken(() => check(three, (n) => n + 2))];
    for (let i = 0; i < 3; i++) said.push(await spoken(async () => hint()));
    expect(said[0]).toContain("Hint: b");
    expect(said.slice(1)).toEqual([
      "**Hint:** a\n\n`hint()` shows another one.",
      "**Hint:** c\n\nIt is the last one.",
      "These were all hints. `solution()` shows the solution.",
    ]);
  });

  it("is about the exercise that it is given", async () => {
    await spoken(() => check(doubled, (n) => n + 2));
    const other = { ...three, id: "other" };
    expect(await spoken(async () => hint(other))).toMatch(/^\*\*Hint:\*\* a/);
  });
});

describe("solution()", () => {
  it("names an exercise that no lesson solves", () => {
    expect(() => solution(doubled)).toThrow(
      'expected a solution of "doubled" in the notebooks: there is none',
    );
  });
});

describe("guard(call)", () => {
  const options = { deadline: 20_000, patience: 300 };

  it("comes back with the value", async () => {
    expect(await guard(async () => 5, options)).toEqual({ end: "value", value: 5 });
  });

  it("comes back with what was thrown", async () => {
    expect(
      await guard(() => {
        throw new Error("no");
      }, options),
    ).toEqual({
      end: "threw",
      reason: new Error("no"),
    });
  });

  it.each<[string, () => unknown]>([
    [
      "at once",
      () => {
        for (;;);
      },
    ],
    [
      "after an await",
      async () => {
        await null;
        for (;;);
      },
    ],
    [
      "after a timer",
      async () => {
        await new Promise((r) => setTimeout(r, 5));
        for (;;);
      },
    ],
    [
      "in promise jobs alone",
      async () => {
        for (;;) await null;
      },
    ],
    [
      "inside try and catch",
      () => {
        for (;;) {
          try {
            JSON.parse("x");
          } catch {}
        }
      },
    ],
  ])("breaks off a loop without end %s, and the event loop goes on", async (_, call) => {
    expect(await guard(call, options)).toEqual({ end: "stuck" });
    await new Promise((resolve) => setTimeout(resolve, 1));
  });
});
