import { describe, expect, test } from "vitest";
import { decode, encode } from "../../../dist/press/kernel/message.js";
import { sign } from "../../../dist/press/kernel/signing.js";

const buffers = (frames: readonly string[]) => frames.map((frame) => Buffer.from(frame));

describe("sign()", () => {
  test("is the HMAC-SHA256 of RFC 4231's second case, whatever the parts", () => {
    const digest = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    expect(sign("Jefe", ["what do ya want for nothing?"])).toBe(digest);
    expect(sign("Jefe", ["what do ya ", Buffer.from("want for nothing?")])).toBe(digest);
  });
});

describe("decode()", () => {
  const { id, frames } = encode("key", "session", "execute_request", { code: "1" });

  test("reads what encode() writes, after any routing frames", () => {
    const message = decode("key", buffers(["overlap-shell", "more", ...frames]));
    expect(message).toEqual({ type: "execute_request", parent: undefined, content: { code: "1" } });
    expect(JSON.parse(frames[2]!)).toMatchObject({
      msg_id: id,
      session: "session",
      version: "5.3",
    });
  });

  test("refuses a wrong key, a changed part, missing parts and foreign bytes", () => {
    const changed = [...frames];
    changed[5] = '{"code":"2"}';
    expect(decode("other", buffers(frames))).toBeUndefined();
    expect(decode("key", buffers(changed))).toBeUndefined();
    expect(decode("key", buffers(frames.slice(0, 4)))).toBeUndefined();
    expect(decode("key", buffers(["renew"]))).toBeUndefined();
    expect(decode("key", [])).toBeUndefined();
  });
});
