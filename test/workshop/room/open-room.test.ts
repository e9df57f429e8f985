import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { isNear, isOwnHost, networkAddresses, openRoom } from "#workshop/room";
import { clientOf, openedRoom } from "./opened-room.js";

describe("openRoom(options)", () => {
  it("goes on where it ended: code, people and their tokens, answers, what is unlocked", async () => {
    const { room, options, join: enter, instructor } = await openedRoom();
    const ada = await enter("Ada");
    await ada.tell({ kind: "prediction", prediction: "two-awaits", answer: "0.9 s" });
    const { act, cookie } = await instructor();
    await act({ act: "reveal", prediction: "two-awaits", open: true });
    await room.close();
    const again = await openRoom(options);
    onTestFinished(() => again.close());
    expect(again.code).toBe(room.code);
    expect(again.found).toEqual({ people: 1, results: 1 });
    const { ask } = clientOf(again);
    const me = (await ask("/room/me", { headers: ada.headers })).body;
    expect(me).toMatchObject({ name: "Ada", number: 1, revealed: ["two-awaits"] });
    expect((await ask("/room/instructor/catalogue", { headers: { cookie } })).status).toBe(200);
  });

  it("keeps no token that could be used by who reads its files", async () => {
    const { options, join: enter } = await openedRoom();
    const { token } = await enter();
    expect(await readFile(join(options.data, "room.jsonl"), "utf8")).not.toContain(token);
  });

  it("says in one line what stands in its way, and leaves nothing behind", async () => {
    const { room, options } = await openedRoom();
    await expect(openRoom(options)).rejects.toThrow(/a room is open on this folder already/);
    const folder = await mkdtemp(join(tmpdir(), "overlap-room-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const data = join(folder, "data");
    const port = Number(new URL(room.origin).port);
    await expect(openRoom({ ...options, data, port })).rejects.toThrow(
      `port ${port} is taken: choose another with --port, or 0 for any`,
    );
    await expect(openRoom({ ...options, data, site: folder })).rejects.toThrow(
      /expected the learners' site in .*: run npm run build first/,
    );
    await writeFile(join(folder, "course.json"), '{"course":"O, the instructor\'s edition"}');
    await expect(openRoom({ ...options, data, site: folder })).rejects.toThrow(
      /is the instructor's edition/,
    );
    // The folder is free again.
    const next = await openRoom({ ...options, data });
    await next.close();
  });

  it("is not reached from the network unless it is asked to", async () => {
    const { room } = await openedRoom();
    const { port } = new URL(room.origin);
    const own = networkAddresses()[0];
    if (own === undefined) return;
    await expect(fetch(`http://${own}:${port}/`)).rejects.toThrow();
    const open = await openedRoom({ lan: true });
    const there = new URL(open.room.joinAddress);
    expect(there.hostname).toBe(own);
    if (isNear(own)) expect((await fetch(`http://${there.host}/join`)).status).toBe(200);
  });
});

describe("isNear(address)", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.5",
    "::ffff:192.168.1.5",
    "::1",
    "fe80::1%eth0",
    "fd00::1",
  ])("takes %s for this machine or its network", (address) => expect(isNear(address)).toBe(true));

  it.each(["8.8.8.8", "172.32.0.1", "193.168.1.5", "2001:db8::1", "::ffff:8.8.8.8"])(
    "takes %s for a stranger",
    (address) => expect(isNear(address)).toBe(false),
  );
});

describe("isOwnHost(host, machine)", () => {
  it.each([
    "127.0.0.1:4820",
    "localhost",
    "[::1]:4820",
    "192.168.1.5:1",
    "Desk.local:4820",
    "desk",
  ])("lets %s in", (host) => expect(isOwnHost(host, "desk")).toBe(true));

  it.each([undefined, "", "attacker.example", "127.0.0.1.attacker.example:4820", "desk.attacker"])(
    "refuses %s",
    (host) => expect(isOwnHost(host, "desk")).toBe(false),
  );
});
