import { ROOM_PORT, toRoomAddress } from "overlap/room";
import { describe, expect, it } from "vitest";

describe("toRoomAddress(text)", () => {
  it.each([
    ["192.168.1.5:4820/KX7M-2PQR", "http://192.168.1.5:4820"],
    ["http://192.168.1.5:4820/join/KX7M2PQR", "http://192.168.1.5:4820"],
    [" 192.168.1.5:9/join/kx7m2pqr/ ", "http://192.168.1.5:9"],
    ["kx7m-2pqr", `http://127.0.0.1:${ROOM_PORT}`],
  ])("reads %j", (text, origin) => {
    expect(toRoomAddress(text)).toEqual({ origin, code: "KX7M2PQR" });
  });

  it("reads what a page of the room says of its companion", () => {
    expect(toRoomAddress("10.0.0.2:4820/KX7M2PQR+ABCD2345")).toEqual({
      origin: "http://10.0.0.2:4820",
      code: "KX7M2PQR",
      companion: "ABCD2345",
    });
  });

  it.each(["", "192.168.1.5:4820", "https://example.org/KX7M2PQR", "a b/KX7M2PQR", "KX7M2PQ", 7])(
    "says what it expected where it is given %j",
    (text) => {
      expect(() => toRoomAddress(text as string)).toThrow(/^joinRoom: expected what the projector/);
    },
  );
});
