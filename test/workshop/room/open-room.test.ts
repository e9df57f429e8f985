import { once } from "node:events";
import { link, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { type networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { isNear, isOwnHost, limitConnections, networkAddresses, openRoom } from "#workshop/room";
import { clientOf, openedRoom, SECRET } from "./opened-room.js";

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

  it("takes a folder whose room was killed, also when its process id is another's by now", async () => {
    const { room, options } = await openedRoom();
    const lock = join(options.data, "lock");
    const left = await readFile(lock, "utf8");
    await expect(openRoom(options)).rejects.toThrow(`if there is none, remove ${lock}`);
    await room.close();
    // This process lives, and so would whichever has the number after a restart of the machine.
    expect(left).toContain(String(process.pid));
    await writeFile(lock, left);
    const again = await openRoom(options);
    expect(await readFile(lock, "utf8")).not.toBe(left);
    await again.close();
    await expect(readFile(lock)).rejects.toThrow("ENOENT");
    // What else listens on that port by now is no room of this folder.
    const other = createServer((socket) => socket.on("error", () => {}).end("HTTP/1.1 400\r\n"));
    onTestFinished(() => void other.close());
    await once(other.listen(0, "127.0.0.1"), "listening");
    const { port } = other.address() as AddressInfo;
    await writeFile(lock, left.replace(/"port":\d+/, `"port":${port}`));
    await (await openRoom(options)).close();
  });

  it("replaces its keys whole: what a power failure leaves is the old ones or the new ones", async () => {
    const { room, options } = await openedRoom();
    await room.close();
    const file = join(options.data, "keys.json");
    const before = join(options.data, "before.json");
    await link(file, before);
    await (await openRoom({ ...options, secret: "another secret" })).close();
    expect(await readFile(file, "utf8")).toContain("another secret");
    expect(await readFile(before, "utf8")).toContain(SECRET);
    expect((await readdir(options.data)).sort()).toEqual([
      "before.json",
      "keys.json",
      "room.jsonl",
    ]);
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
    expect((await fetch(`http://${there.host}/join`)).status).toBe(200);
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

describe("isNear(address, interfaces)", () => {
  const own = (address: string, cidr: string | null, family: "IPv4" | "IPv6" = "IPv4") => ({
    ...{ address, cidr, family, netmask: "", mac: "", internal: false, scopeid: 0 },
  });
  const interfaces = () =>
    ({
      en0: [own("141.20.7.9", "141.20.7.9/22"), own("2001:db8::7", "2001:db8::7/64", "IPv6")],
      tun0: [own("9.9.9.9", "9.9.9.9/0"), own("9.9.9.9", null)],
      gone: undefined,
    }) as unknown as ReturnType<typeof networkInterfaces>;

  it("counts public addresses of the machine's own subnets as near", () => {
    const near = ["141.20.4.1", "::ffff:141.20.7.200", "2001:db8::1:2"];
    const far = ["141.20.8.1", "8.8.8.8", "2001:db8:0:1::1"];
    expect(near.filter((address) => isNear(address, interfaces))).toEqual(near);
    expect(far.filter((address) => isNear(address, interfaces))).toEqual([]);
  });
});

describe("limitConnections(server, near)", () => {
  it("says of the first stranger whom it cuts off, once", async () => {
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => errors.mockRestore());
    const server = createServer();
    onTestFinished(() => void server.close());
    limitConnections(server, () => false);
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    for (let n = 0; n < 2; n++) {
      const socket = connect(port, "127.0.0.1").on("error", () => {});
      await new Promise((resolve) => socket.resume().on("close", resolve));
    }
    expect(errors.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^workshop: refused a connection from 127\.0\.0\.1, which is in none/,
        ),
      ],
    ]);
  });
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

  it("lets the address in that the instructor gave, and none that only resembles it", () => {
    expect(isOwnHost("Course.Example.org:4820", "desk", "course.example.ORG")).toBe(true);
    expect(isOwnHost("course.example.org.attacker.example", "desk", "course.example.org")).toBe(
      false,
    );
  });

  it.each([undefined, "", "attacker.example", "127.0.0.1.attacker.example:4820", "desk.attacker"])(
    "refuses %s",
    (host) => expect(isOwnHost(host, "desk")).toBe(false),
  );
});
