import { once } from "node:events";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createStreams, LIMITS } from "#workshop/room";

/** Streams of a server whose view is as long as the test says. */
async function served(view: () => object | undefined) {
  const streams = createStreams();
  const responses: ServerResponse[] = [];
  const server = createServer((request, response) => {
    responses.push(response);
    void streams.open(request, response, request.url!, view);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    streams.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const open = async (path: string): Promise<IncomingMessage> => {
    const [response] = await once(get({ port, host: "127.0.0.1", path, agent: false }), "response");
    onTestFinished(() => void response.destroy());
    return response.on("error", () => {});
  };
  return { streams, responses, open };
}

/** Reads until the stream has told this. */
async function told(response: IncomingMessage, text: string): Promise<void> {
  let all = "";
  for await (const chunk of response.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    all += chunk;
    if (all.includes(text)) return;
  }
  throw new Error(`ended before ${text}`);
}

describe("createStreams()", () => {
  it("tells the newest state, once, however often it has changed", async () => {
    let state = 0;
    let looked = 0;
    const { streams, open } = await served(() => {
      looked += 1;
      return { state };
    });
    const response = await open("/one");
    let all = "";
    response.setEncoding("utf8").on("data", (text) => {
      all += text;
    });
    for (state = 1; state < 1000; state++) streams.changed();
    while (!all.includes('{"state":1000}')) await once(response, "data");
    // A change that changes nothing is told to nobody: its time passes, then comes the next state.
    const looks = looked;
    streams.changed();
    while (looked === looks) await new Promise(setImmediate);
    state = 1001;
    streams.changed();
    while (!all.includes('{"state":1001}')) await once(response, "data");
    expect(all.match(/\{"state":1000\}/g)).toHaveLength(1);
    expect(all.match(/^data/gm)!.length).toBeLessThanOrEqual(3);
  });

  it("keeps no more for a client that does not read, drops it, and tells the others", {
    timeout: 60_000,
  }, async () => {
    // More than what the system itself holds between two sockets.
    let state = "x".repeat(16 * 1024 * 1024);
    const { streams, responses, open } = await served(() => ({ state }));
    const deaf = await open("/deaf");
    deaf.pause();
    const [response] = responses;
    while (!response!.writableNeedDrain) await new Promise(setImmediate);
    const waiting = response!.writableLength;
    expect(waiting).toBeGreaterThan(LIMITS.unread);
    state = "short";
    const reader = await open("/reader");
    await told(reader, '"short"');
    for (let n = 0; n < 100; n++) {
      state = `short ${n}`;
      streams.changed();
    }
    await told(reader, '"short 99"');
    expect(response!.writableLength).toBeLessThanOrEqual(waiting);
    await once(response!, "close");
    expect(streams.size).toBe(1);
  });

  it("leaves out a view that cannot be made, says so once, and tells the next one", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => errors.mockRestore());
    let state = 0;
    let tries = 0;
    const { streams, open } = await served(() => {
      if (state !== 1) return { state };
      tries += 1;
      throw new RangeError("no such bin");
    });
    const response = await open("/one");
    state = 1;
    while (tries < 2) {
      streams.changed();
      await new Promise(setImmediate);
    }
    // One that is opened meanwhile waits for the next view too.
    const late = await open("/late");
    state = 2;
    streams.changed();
    await Promise.all([told(response, '{"state":2}'), told(late, '{"state":2}')]);
    expect(errors.mock.calls).toEqual([
      ["workshop: what a page shows cannot be made: no such bin"],
      ["workshop: what a page shows cannot be made: no such bin"],
    ]);
  });

  it("ends a stream that has nothing more to be told", async () => {
    let state: object | undefined = { here: true };
    const { streams, open } = await served(() => state);
    const response = await open("/one");
    await told(response, "here");
    state = undefined;
    streams.changed();
    response.resume();
    await new Promise((resolve) => response.on("close", resolve));
    expect(streams.size).toBe(0);
  });
});
