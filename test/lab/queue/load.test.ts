import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  closedLoad,
  createSimulatedServer,
  exponential,
  openLoad,
  poissonArrivals,
  type Request,
  uniformArrivals,
} from "overlap/queue";
import { createRandom, mean, quantile } from "overlap/stats";
import { createManualClock } from "overlap/time";
import { describe, expect, test } from "vitest";
import { deferred, settle } from "../deferred.js";

describe("uniformArrivals and poissonArrivals", () => {
  test("uniformArrivals({ rate, count }) is evenly spaced", () => {
    expect(uniformArrivals({ rate: 100, count: 4 })).toEqual([0, 10, 20, 30]);
    expect(uniformArrivals({ rate: 100, count: 0 })).toEqual([]);
  });

  test("poissonArrivals({ rate, count, seed }) ascends, the same for the same seed", () => {
    const arrivals = poissonArrivals({ rate: 100, count: 1000, seed: 1 });
    expect(poissonArrivals({ rate: 100, count: 1000, seed: 1 })).toEqual(arrivals);
    expect(poissonArrivals({ rate: 100, count: 1000, seed: 2 })).not.toEqual(arrivals);
    expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
    expect(arrivals[0]).toBeGreaterThan(0);
  });

  test("poissonArrivals has the mean and the spread of exponential gaps", () => {
    const arrivals = poissonArrivals({ rate: 100, count: 20_000, seed: 3 });
    const gaps = arrivals.map((time, i) => time - (arrivals[i - 1] ?? 0));
    expect(mean(gaps)).toBeCloseTo(10, 0);
    const squares = mean(gaps.map((gap) => gap * gap));
    expect(squares / mean(gaps) ** 2).toBeCloseTo(2, 1);
    expect(quantile(gaps, 0.5) / 10).toBeCloseTo(Math.LN2, 1);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    "rate %d throws a RangeError",
    (rate) => {
      expect(() => uniformArrivals({ rate, count: 1 })).toThrow(RangeError);
      expect(() => poissonArrivals({ rate, count: 1, seed: 1 })).toThrow(RangeError);
    },
  );

  test.each([-1, 1.5, Number.NaN])("count %d throws a RangeError", (count) => {
    expect(() => uniformArrivals({ rate: 1, count })).toThrow(RangeError);
  });
});

describe("openLoad(request, { arrivals })", () => {
  test("sends at the intended times, however slow the answers are", async () => {
    const clock = createManualClock(1000);
    const sent: number[] = [];
    const request: Request = (index) => {
      sent.push(clock.now() - 1000);
      return clock.sleep(index === 0 ? 500 : 5);
    };
    const load = await clock.run(openLoad(request, { arrivals: [10, 20, 20, 35], clock }));
    expect(sent).toEqual([10, 20, 20, 35]);
    expect(load).toMatchObject({
      corrected: [500, 5, 5, 5],
      uncorrected: [500, 5, 5, 5],
      failed: 0,
      peakInFlight: 3,
      elapsed: 510,
    });
    expect(load.throughput).toBeCloseTo(4000 / 510);
  });

  test("counts latency from the intended start when its connections are all taken", async () => {
    const clock = createManualClock();
    const request: Request = () => clock.sleep(30);
    const arrivals = [0, 10, 20, 100];
    const load = await clock.run(openLoad(request, { arrivals, maxInFlight: 1, clock }));
    expect(load.samples.map(({ intended, started, ended }) => [intended, started, ended])).toEqual([
      [0, 0, 30],
      [10, 30, 60],
      [20, 60, 90],
      [100, 100, 130],
    ]);
    expect(load.uncorrected).toEqual([30, 30, 30, 30]);
    expect(load.corrected).toEqual([30, 50, 70, 30]);
    expect(load.peakInFlight).toBe(1);
  });

  test("keeps what failed out of the latencies and counts it", async () => {
    const clock = createManualClock();
    const failure = new Error("500");
    const request: Request = async (index) => {
      if (index === 2) throw failure;
      await clock.sleep(5);
      if (index === 1) throw failure;
    };
    const load = await clock.run(openLoad(request, { arrivals: [0, 1, 2, 3], clock }));
    expect(load.samples.map((sample) => sample.error)).toEqual([
      undefined,
      failure,
      failure,
      undefined,
    ]);
    expect([load.failed, load.corrected, load.uncorrected]).toEqual([2, [5, 5], [5, 5]]);
  });

  test("openLoad({ signal }) sends nothing more and rejects once nothing is under way", async () => {
    for (const maxInFlight of [1, 10]) {
      const clock = createManualClock();
      const controller = new AbortController();
      const reason = new Error("enough");
      const gate = deferred();
      let sent = 0;
      let rejected: unknown;
      const request: Request = async () => {
        sent += 1;
        await gate.promise;
      };
      const arrivals = [0, 10, 20, 30];
      const { signal } = controller;
      const load = openLoad(request, { arrivals, maxInFlight, clock, signal }).catch((error) => {
        rejected = error;
      });
      await clock.advance(10);
      controller.abort(reason);
      await clock.advance(100);
      expect([sent, rejected]).toEqual([Math.min(maxInFlight, 2), undefined]);
      gate.resolve();
      await load;
      expect([rejected, clock.sleepers]).toEqual([reason, 0]);
    }
  });

  test("throws a RangeError for arrivals that do not ascend, and for no connection", async () => {
    const request = async () => {};
    for (const arrivals of [[-1], [5, 3], [Number.NaN]])
      await expect(openLoad(request, { arrivals })).rejects.toThrow("arrivals must ascend");
    await expect(openLoad(request, { arrivals: [], maxInFlight: 0 })).rejects.toThrow(RangeError);
    expect(await openLoad(request, { arrivals: [] })).toMatchObject({ samples: [], throughput: 0 });
  });

  test("measures a real server on the machine's clock", async () => {
    const server = createServer((_, response) => response.end("page"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const request: Request = async (index, { signal }) => {
        const response = await fetch(`http://127.0.0.1:${port}/${index}`, {
          ...(signal && { signal }),
        });
        await response.text();
      };
      const arrivals = uniformArrivals({ rate: 500, count: 20 });
      const { signal } = new AbortController();
      const open = await openLoad(request, { arrivals, signal });
      expect([open.samples.length, open.failed]).toEqual([20, 0]);
      for (const [i, sample] of open.samples.entries()) {
        expect(sample).toMatchObject({ index: i, intended: arrivals[i] });
        expect(sample.started).toBeGreaterThanOrEqual(sample.intended);
        expect(sample.ended).toBeGreaterThan(sample.started);
      }
      const closed = await closedLoad(request, { users: 3, requests: 20, signal });
      expect([closed.samples.length, closed.failed, closed.peakInFlight]).toEqual([20, 0, 3]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe("closedLoad(request, { users })", () => {
  test("has each user wait for its answer and think before the next", async () => {
    const clock = createManualClock();
    const request: Request = (index) => clock.sleep(index === 0 ? 50 : 10);
    const load = await clock.run(closedLoad(request, { users: 2, requests: 6, think: 5, clock }));
    expect(load.samples.map(({ index, started, ended }) => [index, started, ended])).toEqual([
      [0, 0, 50],
      [1, 0, 10],
      [2, 15, 25],
      [3, 30, 40],
      [4, 45, 55],
      [5, 55, 65],
    ]);
    expect(load).toMatchObject({ peakInFlight: 2, elapsed: 65, failed: 0 });
    expect(load.corrected).toEqual(load.uncorrected);
  });

  test("closedLoad({ duration }) sends nothing after it, and waits for the last answers", async () => {
    const clock = createManualClock();
    const request: Request = () => clock.sleep(10);
    const load = await clock.run(closedLoad(request, { users: 3, duration: 25, clock }));
    expect([load.samples.length, load.elapsed]).toEqual([9, 30]);
  });

  test("closedLoad({ think }) draws a new time for each thought", async () => {
    const clock = createManualClock();
    const thoughts = [1, 2, 3, 4];
    const think = () => thoughts.shift()!;
    const request: Request = () => clock.sleep(10);
    const load = await clock.run(closedLoad(request, { users: 1, requests: 4, think, clock }));
    expect(load.samples.map((sample) => sample.started)).toEqual([0, 11, 23, 36]);
  });

  test("goes on after a failure and counts it", async () => {
    const request: Request = async (index) => {
      await settle();
      if (index % 2 === 1) throw new Error("500");
    };
    const load = await closedLoad(request, { users: 1, requests: 5 });
    expect([load.samples.length, load.failed, load.corrected.length]).toEqual([5, 2, 3]);
  });

  test("closedLoad({ signal }) sends nothing more and rejects once nothing is under way", async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const reason = new Error("enough");
    const gates = [deferred(), deferred(), deferred()];
    let sent = 0;
    let rejected: unknown;
    const request: Request = async (index) => {
      sent += 1;
      await gates[index]?.promise;
    };
    const options = { users: 3, duration: 1000, think: 5, clock, signal: controller.signal };
    const load = closedLoad(request, options).catch((error) => {
      rejected = error;
    });
    gates[0]!.resolve();
    await settle();
    controller.abort(reason);
    await clock.advance(100);
    gates[1]!.resolve();
    await settle();
    expect([sent, rejected]).toEqual([3, undefined]);
    gates[2]!.resolve();
    await load;
    expect([rejected, sent, clock.sleepers]).toEqual([reason, 3, 0]);
  });

  test("throws a RangeError without users, and when nothing ends it", async () => {
    const request = async () => {};
    await expect(closedLoad(request, { users: 0, requests: 1 })).rejects.toThrow("users must be");
    await expect(closedLoad(request, { users: 1 })).rejects.toThrow("neither ends the load");
    await expect(closedLoad(request, { users: 1, requests: Number.NaN })).rejects.toThrow(
      RangeError,
    );
  });
});

test.each([
  [
    "openLoad",
    (request: Request, signal: AbortSignal) => openLoad(request, { arrivals: [0], signal }),
  ],
  [
    "closedLoad",
    (request: Request, signal: AbortSignal) =>
      closedLoad(request, { users: 1, requests: 1, signal }),
  ],
])(
  "%s(request, { signal }) sends nothing when the signal has aborted before",
  async (_name, load) => {
    const reason = new Error("before");
    let sent = 0;
    const request: Request = async () => {
      sent += 1;
    };
    await expect(load(request, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(sent).toBe(0);
  },
);

describe("createSimulatedServer", () => {
  const times = (load: { samples: { ended: number }[] }) => load.samples.map((one) => one.ended);

  test("serves one after the other, first come, first served", async () => {
    const clock = createManualClock();
    const server = createSimulatedServer({ clock, service: 10 });
    const load = await clock.run(openLoad(server.request, { arrivals: [0, 1, 2, 50], clock }));
    expect(times(load)).toEqual([10, 20, 30, 60]);
    expect([server.peakInside, server.inside]).toEqual([3, 0]);
  });

  test("createSimulatedServer({ servers }) works at that many together", async () => {
    const clock = createManualClock();
    const server = createSimulatedServer({ clock, service: 10, servers: 2 });
    const load = await clock.run(openLoad(server.request, { arrivals: [0, 1, 2, 3, 4], clock }));
    expect(times(load)).toEqual([10, 11, 20, 21, 30]);
  });

  test("createSimulatedServer({ stalls }) does nothing meanwhile and goes on afterwards", async () => {
    const clock = createManualClock(500);
    const stalls = [
      { at: 200, lasts: 50 },
      { at: 5, lasts: 100 },
    ];
    const server = createSimulatedServer({ clock, service: 10, stalls });
    const arrivals = [0, 20, 106, 150, 195, 220];
    const load = await clock.run(openLoad(server.request, { arrivals, clock }));
    expect(times(load)).toEqual([110, 120, 130, 160, 255, 265]);
  });

  test("createSimulatedServer({ service }) draws the work of each request", async () => {
    const clock = createManualClock();
    const works = [3, 1, 2];
    const server = createSimulatedServer({ clock, service: () => works.shift()! });
    const load = await clock.run(openLoad(server.request, { arrivals: [0, 0, 0], clock }));
    expect(times(load)).toEqual([3, 4, 6]);
  });

  test("request(index, { signal }) lets a client leave; its work is done all the same", async () => {
    const clock = createManualClock();
    const server = createSimulatedServer({ clock, service: 10 });
    const controller = new AbortController();
    const left = server.request(0, controller).catch((reason) => reason.message);
    const stays = server.request(1, {}).then(() => clock.now());
    controller.abort(new Error("leaves"));
    expect(await left).toBe("leaves");
    expect(server.inside).toBe(1);
    expect(await clock.run(stays)).toBe(20);
  });

  test("half used, with random arrivals and work, it takes as long as queueing theory says", async () => {
    const clock = createManualClock();
    const service = exponential(10, createRandom(5));
    const server = createSimulatedServer({ clock, service });
    const arrivals = poissonArrivals({ rate: 50, count: 20_000, seed: 6 });
    const { corrected } = await clock.run(openLoad(server.request, { arrivals, clock }));
    // M/M/1: time in the system is exponential with mean service / (1 - utilisation).
    expect(mean(corrected) / 20).toBeCloseTo(1, 1);
    expect(quantile(corrected, 0.99) / (20 * Math.log(100))).toBeCloseTo(1, 1);
  });
});

describe("a server that stalls once for a second", () => {
  const stalls = [{ at: 2000, lasts: 1000 }];
  const arrivals = uniformArrivals({ rate: 100, count: 500 });
  const over = (latencies: number[]) => latencies.filter((ms) => ms > 100).length;

  function start() {
    const clock = createManualClock();
    return { clock, ...createSimulatedServer({ clock, service: 1, stalls }) };
  }

  test("looks fine to a closed load: one request of all was slow", async () => {
    const { clock, request } = start();
    const options = { users: 1, duration: 5000, think: 9, clock };
    const { uncorrected, corrected } = await clock.run(closedLoad(request, options));
    expect([over(uncorrected), over(corrected), Math.max(...corrected)]).toEqual([1, 1, 1001]);
    expect(quantile(corrected, 0.99)).toBe(1);
  });

  test("looks as it is to an open load: every request of that second waited", async () => {
    const { clock, request } = start();
    const { uncorrected, corrected } = await clock.run(openLoad(request, { arrivals, clock }));
    expect(uncorrected).toEqual(corrected);
    expect(over(corrected)).toBe(101);
    expect(quantile(corrected, 0.99)).toBeGreaterThan(900);
  });

  test("is hidden by one connection, unless latency counts from the intended start", async () => {
    const { clock, request } = start();
    const load = openLoad(request, { arrivals, maxInFlight: 1, clock });
    const { uncorrected, corrected } = await clock.run(load);
    expect([over(uncorrected), over(corrected)]).toEqual([1, 101]);
  });
});
