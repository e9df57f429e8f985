import { once } from "node:events";
import { withOrigin } from "overlap/origin";
import { Agent, request } from "undici";
import { describe, expect, it } from "vitest";
import { gaugesWhere } from "./gauges-where.js";

async function read(dispatcher: Agent, url: string, signal?: AbortSignal) {
  const response = await request(url, { dispatcher, ...(signal ? { signal } : {}) });
  await response.body.dump({ limit: 1e9 });
  return response.statusCode;
}

async function withAgent<T>(connections: number, use: (agent: Agent) => Promise<T>): Promise<T> {
  const agent = new Agent({ connections });
  try {
    return await use(agent);
  } finally {
    await agent.destroy();
  }
}

describe("origin.gauges()", () => {
  it("counts requests, sockets and bytes, each request as exactly one of its outcomes", async () => {
    await withOrigin({ latency: 0 }, async (origin) => {
      const gone = new AbortController();
      await withAgent(2, (hanging) =>
        withAgent(1, async (agent) => {
          const hang = (n: number) =>
            read(hanging, origin.page(n, { failure: "hang" }), gone.signal).catch(() => "gone");
          const hung = Promise.all([hang(0), hang(1)]);
          await gaugesWhere(origin, ({ inFlight }) => inFlight === 2);
          for (const url of origin.pages(3)) await read(agent, url);
          await read(agent, origin.page(4, { failure: "reset" })).catch(() => {});
          gone.abort();
          expect(await hung).toEqual(["gone", "gone"]);
        }),
      );
      const gauges = await gaugesWhere(origin, ({ socketsOpen }) => socketsOpen === 0);
      expect(gauges).toMatchObject({
        requests: 6,
        answered: 3,
        aborted: 2,
        broken: 1,
        failed: 3,
        inFlight: 0,
        peakInFlight: 3,
        socketsOpened: 3,
        socketsOpen: 0,
        peakSockets: 3,
      });
      const bodies = origin.pages(3).map((url) => origin.expected(url).bytes);
      const bytes = bodies.reduce((sum, n) => sum + n, 0);
      expect(gauges.bytesSent).toBeGreaterThan(bytes);
      expect(gauges.bytesSent).toBeLessThan(bytes + 3 * 500);
    });
  });

  it("begins anew with reset(), except for what is open", async () => {
    await withOrigin({ latency: 0 }, (origin) =>
      withAgent(8, async (agent) => {
        await read(agent, origin.page(1));
        await origin.reset();
        expect(await origin.gauges()).toMatchObject({
          requests: 0,
          answered: 0,
          socketsOpened: 0,
          socketsOpen: 1,
          peakSockets: 1,
          peakInFlight: 0,
          bytesSent: 0,
        });
      }),
    );
  });
});

describe("origin.arrivals()", () => {
  it("lists the requests as they came, each with the latency drawn for its page", async () => {
    const latency = { kind: "uniform", from: 1, to: 30 } as const;
    const latencies = (order: number[]) =>
      withOrigin({ latency }, (origin) =>
        withAgent(8, async (agent) => {
          for (const n of order) await read(agent, origin.page(n));
          const arrivals = await origin.arrivals();
          expect(arrivals.map(({ path }) => path)).toEqual(order.map((n) => `/pages/${n}`));
          expect(await origin.visits()).toMatchObject({ "/pages/4": 2 });
          return Object.fromEntries(arrivals.map(({ path, latency }) => [path, latency]));
        }),
      );
    const drawn = await latencies([4, 0, 1, 2, 4]);
    expect(new Set(Object.values(drawn)).size).toBeGreaterThan(1);
    expect(await latencies([2, 1, 4, 4, 0])).toEqual(drawn);
  });
});

describe("withOrigin({ capacity, maxQueue })", () => {
  it("serves so many at once, lets so many queue, and sends the others away", async () => {
    await withOrigin({ latency: 0, capacity: 2, service: 100, maxQueue: 3 }, (origin) =>
      withAgent(8, async (agent) => {
        const statuses = await Promise.all(origin.pages(8).map((url) => read(agent, url)));
        expect(statuses.filter((status) => status === 503)).toHaveLength(3);
        expect(await origin.gauges()).toMatchObject({
          peakInService: 2,
          peakQueued: 3,
          inService: 0,
          queued: 0,
        });
      }),
    );
  });

  it("lets the next one in when one that queues or is served goes away", async () => {
    await withOrigin({ capacity: 1, service: 60_000 }, (origin) =>
      withAgent(8, async (agent) => {
        const [first, second] = [new AbortController(), new AbortController()];
        const ends = [first, second].map(async ({ signal }, n) => {
          await read(agent, origin.page(n), signal).catch(() => {});
        });
        await gaugesWhere(origin, ({ inService, queued }) => inService === 1 && queued === 1);
        first.abort();
        const next = await gaugesWhere(origin, ({ aborted }) => aborted === 1);
        expect(next).toMatchObject({ inService: 1, queued: 0 });
        second.abort();
        const last = await gaugesWhere(origin, ({ aborted }) => aborted === 2);
        expect(last).toMatchObject({ inService: 0, queued: 0 });
        await Promise.all(ends);
      }),
    );
  });
});

describe("a client that never reads", () => {
  it("does not stop the origin", async () => {
    const { connect } = await import("node:net");
    await withOrigin({ latency: 0, sizes: [16 * 1024 * 1024] }, async (origin) => {
      const { hostname, port } = new URL(origin.url);
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      socket.write("GET /pages/0 HTTP/1.1\r\nhost: origin\r\n\r\n");
      await gaugesWhere(origin, ({ requests }) => requests === 1);
      socket.resetAndDestroy();
      const { socketsOpen } = await gaugesWhere(origin, ({ socketsOpen }) => socketsOpen === 0);
      expect(socketsOpen).toBe(0);
    });
  });
});
