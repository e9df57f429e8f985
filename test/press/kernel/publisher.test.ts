import { describe, expect, test } from "vitest";
import { Publisher } from "zeromq";
import { watchPublisher } from "../../../dist/press/kernel/agent/publisher.js";

// A message as tslab sends it. No socket sends it here: this is not one, so zeromq throws.
const message = (type: string) => [
  Buffer.from("<IDS|MSG>"),
  "signature",
  JSON.stringify({ msg_id: "1", msg_type: type }),
  "{}",
  "{}",
  "{}",
];

describe("watchPublisher()", () => {
  test("counts outputs that could not be sent, and no states", () => {
    const { takeLost } = watchPublisher();
    const send = (frames: unknown) => Reflect.apply(Publisher.prototype.send, {}, [frames]);
    for (const type of ["stream", "status", "display_data", "status"]) {
      expect(() => send(message(type))).toThrow();
    }
    expect(takeLost()).toBe(2);
    expect(takeLost()).toBe(0);
  });
});
