import { MessageChannel } from "node:worker_threads";
import { creditPort } from "overlap/queue";
import { describe, expect, test } from "vitest";

/** A port of which the test is the other side: it sees what was sent and answers when it likes. */
function fakePort() {
  const sent: unknown[] = [];
  const listeners = new Set<(message: unknown) => void>();
  return {
    sent,
    listeners,
    postMessage: (message: unknown) => void sent.push(message),
    on: (_: "message", listener: (message: unknown) => void) => listeners.add(listener),
    off: (_: "message", listener: (message: unknown) => void) => listeners.delete(listener),
    answer() {
      for (const listener of listeners) listener("done");
    },
  };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("creditPort(port, { window })", () => {
  test("sends no more than its credits, then one for each answer, in the order of the calls", async () => {
    const port = fakePort();
    const credits = creditPort(port, { window: 2 });
    const sends = [1, 2, 3, 4].map((message) => credits.send(message));
    await turn();
    expect([port.sent, credits.outstanding]).toEqual([[1, 2], 2]);
    port.answer();
    await turn();
    expect([port.sent, credits.outstanding]).toEqual([[1, 2, 3], 2]);
    for (let i = 0; i < 3; i++) port.answer();
    await Promise.all(sends);
    expect([port.sent, credits.outstanding, credits.peak]).toEqual([[1, 2, 3, 4], 0, 2]);
  });

  test("gives a credit to who waits, not to who comes meanwhile", async () => {
    const port = fakePort();
    const credits = creditPort(port, { window: 1 });
    const sends = [credits.send("first"), credits.send("second")];
    port.answer();
    sends.push(credits.send("third"));
    await turn();
    expect([port.sent, credits.outstanding]).toEqual([["first", "second"], 1]);
    port.answer();
    await Promise.all(sends);
    expect(port.sent).toEqual(["first", "second", "third"]);
  });

  test("drained() waits for every answer, and for none where nothing is under way", async () => {
    const port = fakePort();
    const credits = creditPort(port, { window: 2 });
    await credits.drained();
    await Promise.all([credits.send(1), credits.send(2)]);
    let drained = false;
    const waiting = credits.drained().then(() => {
      drained = true;
    });
    port.answer();
    await turn();
    expect(drained).toBe(false);
    port.answer();
    await waiting;
  });

  test("a window of Infinity holds nobody back", async () => {
    const port = fakePort();
    const credits = creditPort(port, { window: Number.POSITIVE_INFINITY });
    for (let i = 0; i < 100; i++) await credits.send(i);
    expect([port.sent.length, credits.peak]).toEqual([100, 100]);
  });

  test("close() leaves no listener on the port", () => {
    const port = fakePort();
    creditPort(port, { window: 1 }).close();
    expect(port.listeners.size).toBe(0);
  });

  test("works on a MessagePort and transfers what it is told to", async () => {
    const { port1, port2 } = new MessageChannel();
    port2.on("message", (buffer: ArrayBuffer) => port2.postMessage(buffer.byteLength));
    const credits = creditPort(port1, { window: 1 });
    const buffers = [new ArrayBuffer(8), new ArrayBuffer(16)];
    for (const buffer of buffers) await credits.send(buffer, [buffer]);
    await credits.drained();
    expect(buffers.map(({ byteLength }) => byteLength)).toEqual([0, 0]);
    expect(credits.peak).toBe(1);
    credits.close();
    port1.close();
  });

  test.each([0, -1, 1.5, Number.NaN])("window %d throws a RangeError", (window) => {
    expect(() => creditPort(fakePort(), { window })).toThrow(RangeError);
  });
});
