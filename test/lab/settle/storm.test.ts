import { atOnce, exponential, fullJitter, retryStorm } from "overlap/settle";
import { describe, expect, it } from "vitest";

const small = { clients: 6, capacity: 2, service: 50, roundTrip: 10 };

describe("retryStorm(options)", () => {
  it("serves at most the capacity at a time and refuses all others", async () => {
    const backoff = () => exponential({ base: 40, cap: 40 });
    const { calls, served, unserved } = await retryStorm({ ...small, backoff });
    expect(served).toEqual([50, 50, 100, 100, 150, 150]);
    expect(calls).toEqual([0, 0, 0, 0, 0, 0, 50, 50, 50, 50, 100, 100]);
    expect(unserved).toBe(0);
  });

  it("counts the calls of clients who come back at once", async () => {
    const { calls, served } = await retryStorm({ ...small, clients: 3, backoff: () => atOnce });
    expect(calls).toEqual([0, 0, 0, 10, 20, 30, 40, 50]);
    expect(served).toEqual([50, 50, 100]);
  });

  it("is the same for the same seed, and another for another", async () => {
    const storm = (seed: number) =>
      retryStorm({
        ...small,
        clients: 20,
        seed,
        backoff: (random) => fullJitter({ base: 50, cap: 400 }, random),
      });
    expect(await storm(1)).toEqual(await storm(1));
    expect((await storm(2)).calls).not.toEqual((await storm(1)).calls);
  });

  it("ends at its time with whoever is unserved by then", async () => {
    const backoff = () => exponential({ base: 1000, cap: 1000 });
    const { served, unserved } = await retryStorm({ ...small, backoff, until: 500 });
    expect(served).toEqual([50, 50]);
    expect(unserved).toBe(4);
  });
});
