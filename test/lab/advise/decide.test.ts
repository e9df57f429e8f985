import { type Advice, decide, describeAdvice, type Level, type Readings } from "overlap/advise";
import { universal } from "overlap/stats";
import { describe, expect, test } from "vitest";

const noise = [0.99, 1, 1.02, 0.98, 1.01];

/** A level: milliseconds per call over five rounds, processor time per call, share of the loop at work. */
const level = (atOnce: number, perCall: number, cpu = 0, busy = 0, grown = 0): Level => ({
  atOnce,
  perCall: noise.map((factor) => perCall * factor),
  cpu,
  busy,
  grown,
});

/** Levels 1, 2, 4, ... of a task that speeds up so many times at each. */
const rising = (
  alone: number,
  gains: number[],
  more: (gain: number) => Partial<Level> = () => ({}),
) => gains.map((gain, i) => ({ ...level(2 ** i, alone / gain), ...more(gain) }));

const machine = { pool: [], poolSize: 4, cores: 2, available: 8e9, disturbed: 0, rounds: 5 };
const readings = (some: Partial<Readings> & Pick<Readings, "overlapped">): Readings => ({
  ...machine,
  ...some,
});

const summary = ({ limit, model, atOnce, worthIt }: Advice) => ({ limit, model, atOnce, worthIt });
const reasons = ({ because }: Advice) => because.join("\n");

const computes = [level(1, 50, 50, 1), level(2, 50, 50, 1), level(4, 50, 50, 1)];
const twoThreads = { start: 40, each: 1, levels: [level(1, 51, 51), level(2, 26, 51)] };

describe("decide: a task that waits", () => {
  test("decide advises the event loop, and says when more would be faster still", () => {
    const advice = decide(readings({ overlapped: rising(20, [1, 2, 4, 8, 16, 31]) }));
    expect(summary(advice)).toEqual({
      limit: "waiting",
      model: "event loop",
      atOnce: 32,
      worthIt: true,
    });
    expect(advice.speedup).toMatchObject({ measured: true, atLeast: true });
    expect(advice.speedup.ratio).toBeCloseTo(31, 6);
    expect(advice.breakEven).toBe(1);
    expect(reasons(advice)).toContain("It was still getting faster there.");
    expect(reasons(advice)).toContain("1000 calls take 645 ms instead of 20 s: worth it.");
  });

  test("decide says where the event loop itself becomes the limit", () => {
    const overlapped = [
      level(1, 20, 1, 0.05),
      level(8, 2.6, 1, 0.4),
      level(32, 1.1, 1, 0.95),
      level(64, 1.08, 1, 0.98),
    ];
    const advice = decide(readings({ overlapped }));
    expect(summary(advice)).toMatchObject({ limit: "waiting", model: "event loop", atOnce: 32 });
    expect(advice.speedup.atLeast).toBe(false);
    expect(reasons(advice)).toContain("the event loop itself is at work all the time");
  });

  test("decide finds a limit outside when nothing here is busy and more at once do not help", () => {
    const advice = decide(readings({ overlapped: rising(10, [1, 2, 3, 3, 3]) }));
    expect(summary(advice)).toEqual({
      limit: "outside",
      model: "event loop",
      atOnce: 4,
      worthIt: true,
    });
    expect(reasons(advice)).toContain("a server, a lock or a limit on connections");
  });

  test("decide leaves a task alone that takes one at a time outside", () => {
    const advice = decide(readings({ overlapped: rising(10, [1, 1, 1]) }));
    expect(summary(advice)).toEqual({
      limit: "outside",
      model: "sequential",
      atOnce: 1,
      worthIt: false,
    });
    expect(advice.speedup).toMatchObject({ ratio: 1, low: 1, high: 1 });
  });

  test("decide takes a gain within the noise for none", () => {
    const jumpy = { ...level(2, 8), perCall: [5, 12, 8, 14, 7] };
    const advice = decide(readings({ overlapped: [level(1, 10), jumpy] }));
    expect(advice.model).toBe("sequential");
  });
});

describe("decide: a task that computes", () => {
  test("decide advises threads by what was measured in them", () => {
    const advice = decide(readings({ overlapped: computes, threads: twoThreads }));
    expect(summary(advice)).toEqual({
      limit: "computing",
      model: "threads",
      atOnce: 2,
      worthIt: true,
    });
    expect(advice.speedup.ratio).toBeCloseTo(50 / 26, 6);
    expect(advice.speedup).toMatchObject({ measured: true, atLeast: false });
    expect(advice.breakEven).toBe(Math.ceil(40 / (50 - 26)));
    expect(reasons(advice)).toContain("1.0 times as fast at the very most");
  });

  test("decide does not believe that one thread computes faster than this one", () => {
    const noisy = { ...twoThreads, levels: [level(1, 30), level(2, 49)] };
    expect(decide(readings({ overlapped: computes, threads: noisy })).model).toBe("sequential");
  });

  test("decide works the gain out when threads could not be tried, and says so", () => {
    const advice = decide(readings({ overlapped: computes, cores: 4 }));
    expect(summary(advice)).toMatchObject({ limit: "computing", model: "threads", atOnce: 4 });
    expect(advice.speedup.measured).toBe(false);
    expect(advice.speedup.ratio).toBeLessThan(4);
    expect(advice.speedup.ratio).toBeGreaterThan(3.9);
    expect(reasons(advice)).toContain("given as a module, it could be tried");
  });

  test("decide leaves a task alone that is shorter than a message", () => {
    const advice = decide(readings({ overlapped: [level(1, 0.0005, 0.0005, 1)], cores: 8 }));
    expect(summary(advice)).toMatchObject({
      limit: "computing",
      model: "sequential",
      worthIt: false,
    });
    expect(reasons(advice)).toContain("send many calls in one message, or none");
  });

  test("decide leaves a task alone when the messages eat the gain", () => {
    const threads = { ...twoThreads, levels: [level(1, 0.12), level(2, 0.1)] };
    const advice = decide(readings({ overlapped: [level(1, 0.1, 0.1, 1)], threads }));
    expect(summary(advice)).toMatchObject({ limit: "computing", model: "sequential" });
    expect(reasons(advice)).toContain("sending it there and back eats the gain");
    const crowded = { ...twoThreads, levels: [level(1, 52), level(2, 49)] };
    const long = decide(readings({ overlapped: computes, threads: crowded }));
    expect(reasons(long)).toContain("In threads a call costs 49 ms: that is no faster.");
  });

  test("decide leaves a task alone on one core", () => {
    const advice = decide(readings({ overlapped: computes, cores: 1 }));
    expect(advice.model).toBe("sequential");
    expect(reasons(advice)).toContain("There is one core");
  });

  test("decide tells a task that holds its thread while it waits from one that computes", () => {
    const overlapped = [level(1, 10, 0.1, 1), level(2, 10, 0.1, 1)];
    const levels = [level(1, 10), level(4, 2.6), level(16, 0.7)];
    const advice = decide(readings({ overlapped, threads: { start: 200, each: 1, levels } }));
    expect(summary(advice)).toMatchObject({ limit: "blocking", model: "threads", atOnce: 16 });
    expect(advice.speedup.atLeast).toBe(true);
    expect(reasons(advice)).toContain("An asynchronous form of the same would overlap");
    expect(decide(readings({ overlapped })).model).toBe("sequential");
  });
});

describe("decide: other threads work for it", () => {
  const pbkdf2 = ["PBKDF2REQUEST"];

  test("decide names libuv's pool, and does not enlarge it beyond the cores", () => {
    const overlapped = [level(1, 40, 40, 0.01), level(2, 20, 40, 0.02), level(4, 20, 40, 0.02)];
    const advice = decide(readings({ overlapped, pool: pbkdf2 }));
    expect(summary(advice)).toEqual({
      limit: "pool",
      model: "event loop",
      atOnce: 2,
      worthIt: true,
    });
    expect(reasons(advice)).toContain("libuv's pool works for it (PBKDF2REQUEST)");
    expect(reasons(advice)).toContain("more threads in it would gain nothing");
  });

  test("decide enlarges the pool where there are more cores", () => {
    const overlapped = rising(40, [1, 2, 4, 4, 4], () => ({ cpu: 40, busy: 0.01 }));
    const advice = decide(readings({ overlapped, pool: pbkdf2, cores: 8 }));
    expect(summary(advice)).toMatchObject({ limit: "pool", atOnce: 4 });
    expect(reasons(advice)).toContain("there are 8 cores: UV_THREADPOOL_SIZE");
  });

  test("decide finds the pool when calls that wait stand in line for it", () => {
    const pool = ["GETADDRINFOREQWRAP"];
    const advice = decide(readings({ overlapped: rising(50, [1, 2, 4, 4.1, 4]), pool }));
    expect(summary(advice)).toMatchObject({ limit: "pool", model: "event loop", atOnce: 4 });
    expect(reasons(advice)).toContain("stand in line for the 4 threads of the pool");
  });

  test("decide does not blame the pool where more at once went through it", () => {
    const pool = ["FSREQPROMISE"];
    const advice = decide(readings({ overlapped: rising(50, [1, 2, 4, 8, 8, 8]), pool }));
    expect(advice.limit).toBe("outside");
  });

  test("decide leaves a task alone that keeps all cores at work by itself", () => {
    const overlapped = [level(1, 100, 190, 0.01), level(2, 101, 190, 0.01)];
    const advice = decide(readings({ overlapped }));
    expect(summary(advice)).toMatchObject({ limit: "cores", model: "sequential" });
    expect(reasons(advice)).toContain("keep 1.9 cores at work");
  });
});

describe("decide: a task that waits and computes in turn", () => {
  const overlapped = [
    level(1, 20, 8, 0.4),
    level(2, 10.5, 8, 0.76),
    level(4, 8.2, 8, 0.98),
    level(8, 8.2, 8, 0.99),
  ];

  test("decide fills the waiting on one event loop", () => {
    const advice = decide(readings({ overlapped }));
    expect(summary(advice)).toMatchObject({ limit: "mixed", model: "event loop", atOnce: 4 });
    expect(reasons(advice)).toContain("it waits and computes in turn");
    expect(reasons(advice)).toContain("the event loop itself is at work all the time");
  });

  test("decide spreads event loops over threads where that was measured to be faster", () => {
    const threads = { start: 60, each: 4, levels: [level(8, 4.3)] };
    const advice = decide(readings({ overlapped, threads }));
    expect(summary(advice)).toMatchObject({
      limit: "mixed",
      model: "threads + event loop",
      atOnce: 8,
    });
    expect(advice.speedup.ratio).toBeCloseTo(20 / 4.3, 6);
    expect(advice.breakEven).toBe(Math.ceil(60 / (20 - 4.3)));
    expect(reasons(advice)).toContain("Spread over 2 threads on 2 cores it is 4.7 times as fast");
    const slow = { ...threads, levels: [level(8, 7.9)] };
    expect(decide(readings({ overlapped, threads: slow })).model).toBe("event loop");
  });
});

describe("decide: memory", () => {
  const hungry = rising(50, [1, 2, 4, 8, 16], (gain) => ({ grown: gain * 100e6 }));

  test("decide takes no more at once than fit into half of the memory that is left", () => {
    const advice = decide(readings({ overlapped: hungry, available: 1e9 }));
    expect(summary(advice)).toMatchObject({ limit: "memory", model: "event loop", atOnce: 4 });
    expect(advice.speedup.ratio).toBeCloseTo(4, 6);
    expect(reasons(advice)).toContain("Each call under way takes 100 MB");
    expect(reasons(advice)).toContain("no more than 5 at once");
  });

  test("decide leaves a task alone of which only one fits", () => {
    const advice = decide(readings({ overlapped: hungry, available: 0.15e9 }));
    expect(summary(advice)).toMatchObject({ limit: "memory", model: "sequential", atOnce: 1 });
  });

  test("decide does not mind memory that there is, that is small, or that is unknown", () => {
    expect(decide(readings({ overlapped: hungry, available: 100e9 })).limit).toBe("waiting");
    const small = rising(50, [1, 2, 4, 8, 16], (gain) => ({ grown: gain * 0.9e6 }));
    expect(decide(readings({ overlapped: small, available: 1e6 })).limit).toBe("waiting");
    const unknown = rising(50, [1, 2, 4, 8, 16], () => ({ grown: Number.NaN }));
    expect(decide(readings({ overlapped: unknown, available: 1e6 })).limit).toBe("waiting");
  });
});

describe("decide: is it worth it", () => {
  test("decide asks for a fifth and for 50 ms, over all calls and with the start of threads", () => {
    const given = readings({ overlapped: computes, threads: twoThreads });
    // 24 ms saved a call, 40 ms to start.
    expect(decide(given, { calls: 3 }).worthIt).toBe(false);
    expect(decide(given, { calls: 5 }).worthIt).toBe(true);
    // 1200 ms saved in all, but 1000 of them spent on the start.
    const slowStart = readings({ overlapped: computes, threads: { ...twoThreads, start: 1000 } });
    expect(decide(slowStart, { calls: 50 }).worthIt).toBe(false);
    expect(decide(slowStart, { calls: 100 }).worthIt).toBe(true);
    const short = readings({ overlapped: rising(1, [1, 2, 4, 8]) });
    expect(decide(short, { calls: 50 }).worthIt).toBe(false);
    expect(decide(short, { calls: 60 }).worthIt).toBe(true);
    expect(reasons(decide(short, { calls: 50 }))).toContain("not worth the trouble");
  });

  test("decide doubts rounds that were few or disturbed", () => {
    const overlapped = rising(20, [1, 2, 4]);
    const advice = decide(readings({ overlapped, disturbed: 1, rounds: 2 }));
    expect(reasons(advice)).toContain("Only 2 of the rounds");
    expect(reasons(advice)).toContain("in 1 of 2 rounds");
    expect(reasons(decide(readings({ overlapped })))).not.toContain("rounds");
  });

  test("decide fits the law of scaling where there are enough levels", () => {
    const gains = [1, 2, 4, 8, 16, 32].map((n) => universal(n, 0.02, 1e-3));
    const { fit } = decide(readings({ overlapped: rising(20, gains) }));
    expect(fit?.sigma).toBeCloseTo(0.02, 6);
    expect(decide(readings({ overlapped: rising(20, [1, 2]) })).fit).toBeUndefined();
  });

  test("decide refuses readings that do not begin with one call after the other", () => {
    expect(() => decide(readings({ overlapped: [] }))).toThrow("first, got none");
    expect(() => decide(readings({ overlapped: [level(2, 1)] }))).toThrow("first, got 2");
  });
});

describe("describeAdvice", () => {
  test("describeAdvice(advice) puts the verdict before the reasons", () => {
    const advice = decide(readings({ overlapped: computes, threads: twoThreads }));
    const [first, , ...list] = describeAdvice(advice).split("\n");
    expect(first).toMatch(
      /^\*\*Worth it: threads, 2 at once\*\*, 1\.9 times as fast \(1\.9 times to 1\.9 times\), from 2 calls on \(limit: computing\)\.$/,
    );
    expect(list).toEqual(advice.because.map((reason) => `- ${reason}`));
  });
  test("describeAdvice(advice) says what to leave, what was not tried and what does not pay", () => {
    const first = (advice: Advice) => describeAdvice(advice).split("\n")[0];
    expect(first(decide(readings({ overlapped: rising(10, [1, 1]) })))).toBe(
      "**Leave it as it is** (limit: outside).",
    );
    expect(first(decide(readings({ overlapped: computes })))).toContain("(not tried)");
    expect(first(decide(readings({ overlapped: rising(1, [1, 2]) }), { calls: 1 }))).toContain(
      "**Not worth it, although possible: event loop, 2 at once**, at least 2.0 times",
    );
  });
});
