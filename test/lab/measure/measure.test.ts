import { DifferentWorkError, measure, mostRounds, named } from "overlap/measure";
import { afterEach, describe, expect, test, vi } from "vitest";

const quick = { repeats: 0, resolution: 1 };

/** Rivals that only note that they were called. */
function noting(names: string[]) {
  const calls: string[] = [];
  const rivals = Object.fromEntries(names.map((name) => [name, () => void calls.push(name)]));
  return { calls, rivals };
}

function inRounds(calls: string[], size: number): string[][] {
  return Array.from({ length: calls.length / size }, (_, i) =>
    calls.slice(i * size, (i + 1) * size),
  );
}

describe("measure: rehearsal", () => {
  afterEach(() => void vi.unstubAllEnvs());

  test("mostRounds(environment) is without limit unless OVERLAP_ROUNDS is set", () => {
    expect(mostRounds({})).toBe(Number.POSITIVE_INFINITY);
    expect(mostRounds({ OVERLAP_ROUNDS: "" })).toBe(Number.POSITIVE_INFINITY);
    expect(mostRounds({ OVERLAP_ROUNDS: "2" })).toBe(2);
  });

  test("mostRounds(environment) refuses what is no number of rounds", () => {
    for (const text of ["0", "-1", "1.5", "few", "Infinity"]) {
      expect(() => mostRounds({ OVERLAP_ROUNDS: text })).toThrow(
        `OVERLAP_ROUNDS must be a whole number above 0, not "${text}"`,
      );
    }
  });

  test("measure(rivals) makes no more rounds than OVERLAP_ROUNDS, and repeats none", async () => {
    vi.stubEnv("OVERLAP_ROUNDS", "2");
    const { calls, rivals } = noting(["a", "b"]);
    const reports: number[] = [];
    const onRound = ({ rounds }: { rounds: number }) => void reports.push(rounds);
    const measured = await measure(rivals, { rounds: 7, warmUp: 3, repeats: 100, onRound });
    expect(calls).toHaveLength(2 * (2 + 2));
    expect(reports).toEqual([2, 2]);
    expect(measured.map(({ wall, repeated }) => [wall.length, repeated])).toEqual([
      [2, 0],
      [2, 0],
    ]);
  });

  test("measure(rivals, {rounds}) makes fewer rounds than OVERLAP_ROUNDS where asked", async () => {
    vi.stubEnv("OVERLAP_ROUNDS", "3");
    const { calls, rivals } = noting(["a"]);
    await measure(rivals, { rounds: 1, warmUp: 0 });
    expect(calls).toHaveLength(1);
  });
});

describe("measure: rounds", () => {
  test("measure(rivals, {rounds, warmUp}) runs every rival once a round, warm-up apart", async () => {
    const { calls, rivals } = noting(["a", "b"]);
    const measured = await measure(rivals, { ...quick, rounds: 3, warmUp: 2 });
    expect(calls).toHaveLength(2 * (3 + 2));
    for (const round of inRounds(calls, 2)) expect([...round].sort()).toEqual(["a", "b"]);
    expect(measured.map(({ wall, runs }) => [wall.length, runs.length])).toEqual([
      [3, 3],
      [3, 3],
    ]);
  });

  test("measure(rivals) turns the order by one place a round", async () => {
    const { calls, rivals } = noting(["a", "b", "c"]);
    await measure(rivals, { ...quick, rounds: 4, warmUp: 0 });
    const rounds = inRounds(calls, 3);
    for (let i = 1; i < rounds.length; i++) {
      const [first, ...rest] = rounds[i - 1]!;
      expect(rounds[i]).toEqual([...rest, first]);
    }
  });

  test("measure(rivals, {seed}) repeats its order with the seed", async () => {
    const order = async (seed: number) => {
      const { calls, rivals } = noting(["a", "b", "c", "d", "e"]);
      await measure(rivals, { ...quick, rounds: 1, warmUp: 0, seed });
      return calls.join("");
    };
    expect(await order(1)).toBe(await order(1));
    const orders = new Set([await order(1), await order(2), await order(3)]);
    expect(orders.size).toBeGreaterThan(1);
  });

  test("measure(rivals) answers in the order in which the rivals were given", async () => {
    const { rivals } = noting(["z", "a", "m"]);
    const measured = await measure(rivals, { ...quick, rounds: 1, seed: 4 });
    expect(measured.map(({ name }) => name)).toEqual(["z", "a", "m"]);
  });

  test("measure(rivals) runs one at a time", async () => {
    let open = 0;
    let most = 0;
    const rival = async () => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
    };
    await measure({ a: rival, b: rival }, { ...quick, rounds: 2 });
    expect(most).toBe(1);
  });

  test("measure(rivals) gives the median within its interval, and the last value", async () => {
    let turn = 0;
    const [only] = await measure({ only: () => ++turn }, { ...quick, rounds: 5, same: false });
    expect(only!.low).toBe(Math.min(...only!.wall));
    expect(only!.high).toBe(Math.max(...only!.wall));
    expect([...only!.wall].sort((a, b) => a - b)[2]).toBe(only!.median);
    expect(only!.value).toBe(6);
  });

  test("measure(rivals, {onRound}) reports each round and repeats no more than asked", async () => {
    const reports: number[] = [];
    const measured = await measure(
      { a: () => {} },
      { ...quick, rounds: 3, onRound: ({ kept }) => reports.push(kept) },
    );
    expect(reports).toEqual([1, 2, 3]);
    expect(measured[0]!.repeated).toBe(0);
  });

  test("measure refuses counts that are none", async () => {
    await expect(measure({})).rejects.toThrow("a whole number of rivals, at least 1, not 0");
    await expect(measure({ a: () => {} }, { rounds: 0 })).rejects.toThrow("of rounds, at least 1");
    await expect(measure({ a: () => {} }, { warmUp: -1 })).rejects.toThrow("of warmUp, at least 0");
  });
});

describe("measure: the same work", () => {
  test("measure names the two rivals that did not return the same", async () => {
    const failure = await measure({ right: () => [1, 2], wrong: () => [1, 3] }, quick).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(DifferentWorkError);
    expect([...(failure as DifferentWorkError).rivals].sort()).toEqual(["right", "wrong"]);
    expect((failure as Error).message).toMatch(
      /^"(right|wrong)" and "(right|wrong)" did not return the same, .*\[ 1, [23] \]/,
    );
  });

  test("measure notices a rival that returns something else in a later round", async () => {
    let turn = 0;
    await expect(measure({ fickle: () => ++turn }, quick)).rejects.toThrow(
      'two runs of "fickle" did not return the same',
    );
  });

  test("measure(rivals, {checksum}) compares what the checksum keeps", async () => {
    const rivals = { a: () => ({ sum: 5, at: 1 }), b: () => ({ sum: 5, at: 2 }) };
    const checksum = (value: unknown) => (value as { sum: number }).sum;
    expect(await measure(rivals, { ...quick, rounds: 1, checksum })).toHaveLength(2);
    await expect(measure(rivals, quick)).rejects.toThrow(DifferentWorkError);
  });

  test("measure(rivals, {same}) asks it, and false compares nothing", async () => {
    const rivals = { a: () => 1.0001, b: () => 1 };
    const near = (a: unknown, b: unknown) => Math.abs(Number(a) - Number(b)) < 0.01;
    expect(await measure(rivals, { ...quick, rounds: 1, same: near })).toHaveLength(2);
    expect(await measure(rivals, { ...quick, rounds: 1, same: false })).toHaveLength(2);
  });
});

describe("measure: failures", () => {
  test("measure names the rival that failed and keeps its error as the cause", async () => {
    const cause = new Error("no route");
    const failure = await measure(
      { ok: () => {}, broken: () => Promise.reject(cause) },
      quick,
    ).catch((error: unknown) => error);
    expect((failure as Error).message).toBe('"broken" failed while it was measured: no route');
    expect((failure as Error).cause).toBe(cause);
  });

  test("measure gives up on a rival that takes longer than timeLimit, and tells it", async () => {
    let told: unknown;
    const endless = (signal: AbortSignal) =>
      new Promise<void>(() => {
        signal.addEventListener("abort", () => {
          told = signal.reason;
        });
      });
    const failure = await measure({ endless }, { ...quick, timeLimit: 50 }).catch(
      (error: unknown) => error,
    );
    expect((failure as Error).message).toBe(
      '"endless" took longer than 50 ms, the time limit of one run',
    );
    expect(told).toBe(failure);
  });

  test("measure(rivals, {signal}) rejects with the reason and starts nothing more", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    let started = 0;
    const rival = () => {
      started += 1;
      controller.abort(reason);
      return new Promise<void>(() => {});
    };
    await expect(
      measure({ a: rival, b: rival }, { ...quick, signal: controller.signal }),
    ).rejects.toBe(reason);
    expect(started).toBe(1);
  });
});

test("named(measurements, name) finds it or says which there are", async () => {
  const measured = await measure({ a: () => {}, b: () => {} }, { ...quick, rounds: 1 });
  expect(named(measured, "b")).toBe(measured[1]);
  expect(() => named(measured, "c")).toThrow('no measurement is named "c"; there are "a", "b"');
});
