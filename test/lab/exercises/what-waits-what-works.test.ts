import { type Classify, classifyPrograms, type TimeSpent } from "overlap/exercises";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: Classify) => classifyPrograms.observe(answer, attempt);

const byShares: Classify = ({ wall, user, system, utilisation }) => {
  const share = (user + system) / wall;
  if (share < 0.2) return utilisation > 0.5 ? "blocking" : "waiting";
  if (utilisation < 0.25) return "elsewhere";
  return share > 0.8 ? "working" : "both";
};

/** Asks what is left of each clock when the other is taken off. */
const byDifferences: Classify = ({ wall, user, system, utilisation }) => {
  const [processor, loop] = [user + system, utilisation * wall];
  if (loop - processor > wall / 2) return "blocking";
  if (processor - loop > wall / 2) return "elsewhere";
  const both = Math.min(processor, loop) / wall;
  return both < 0.25 ? "waiting" : both < 0.75 ? "both" : "working";
};

describe("classifyPrograms", () => {
  it("is passed by limits for both shares", async () => {
    expect(await check(byShares)).toMatchObject({ passed: true });
  });

  it("is passed by the difference between the two clocks", async () => {
    expect(await check(byDifferences)).toMatchObject({ passed: true });
  });

  it("is not passed by the processor's clock alone, and points to the other one", async () => {
    const { passed, observed, hint } = await check(({ wall, user, system }) =>
      (user + system) / wall > 0.5 ? "working" : "waiting",
    );
    expect(passed).toBe(false);
    expect(observed).toContain("D was called waiting, which it is not");
    expect(classifyPrograms.hints[hint ?? 0]).toContain("near 1");
  });

  it("is not passed by the loop's clock alone", async () => {
    const { passed } = await check(({ utilisation }) =>
      utilisation > 0.8 ? "working" : utilisation > 0.2 ? "both" : "waiting",
    );
    expect(passed).toBe(false);
  });

  it("is not passed by who overlooks work done by other threads, and says so", async () => {
    const { passed, hint } = await check((clocks) => {
      const kind = byShares(clocks);
      return kind === "elsewhere" ? "working" : kind;
    });
    expect(passed).toBe(false);
    expect(classifyPrograms.hints[hint ?? 0]).toContain("somebody else works");
  });

  it.each<TimeSpent>(["waiting", "blocking", "working", "both", "elsewhere"])(
    "is not passed by always saying %s",
    async (kind) => {
      expect((await check(() => kind)).passed).toBe(false);
    },
  );

  it("is not passed by the answers of A to F in their order", async () => {
    const kinds: TimeSpent[] = ["working", "elsewhere", "waiting", "blocking", "both", "elsewhere"];
    let calls = 0;
    expect((await check(() => kinds[calls++ % 6]!)).passed).toBe(false);
  });

  it("is not passed by the time on the wall, which belongs to several programs", async () => {
    const { passed } = await check(({ wall }) =>
      wall < 75 ? "blocking" : wall < 105 ? "working" : "elsewhere",
    );
    expect(passed).toBe(false);
  });
});
