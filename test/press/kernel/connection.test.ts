import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openConnection } from "../../../dist/press/kernel/connection.js";
import { freePorts } from "../../../dist/press/kernel/free-ports.js";

const before = process.env.TMPDIR;
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
});
const posix = process.platform !== "win32";

describe("openConnection()", () => {
  test("writes a file that only its owner may read, and removes it with its folder", async () => {
    const connection = await openConnection();
    const settings = JSON.parse(readFileSync(connection.file, "utf8"));
    expect(settings).toMatchObject({ key: connection.key, signature_scheme: "hmac-sha256" });
    expect(connection.address("iopub")).toBe(
      `${settings.transport}://${settings.ip}:${settings.iopub_port}`,
    );
    if (posix) expect(statSync(connection.folder).mode & 0o077).toBe(0);
    connection.remove();
    connection.remove();
    expect(existsSync(connection.folder)).toBe(false);
  });

  test("keeps the sockets' paths short where the temporary folder's path is long", async () => {
    const long = mkdtempSync(join(tmpdir(), "a".repeat(90)));
    process.env.TMPDIR = long;
    const connection = await openConnection();
    try {
      const path = connection.address("hb").replace(/^ipc:\/\//, "");
      expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
      expect(readdirSync(long)).toEqual([]);
    } finally {
      connection.remove();
      rmSync(long, { recursive: true });
    }
  });

  test("uses five ports of 127.0.0.1 with tcp", async () => {
    const connection = await openConnection("tcp");
    connection.remove();
    const sockets = ["shell", "iopub", "stdin", "control", "hb"] as const;
    const addresses = sockets.map((socket) => connection.address(socket));
    expect(new Set(addresses).size).toBe(5);
    for (const address of addresses) expect(address).toMatch(/^tcp:\/\/127\.0\.0\.1:\d{4,5}$/);
  });
});

describe("freePorts()", () => {
  test("gives ports that can be listened on", async () => {
    const ports = await freePorts(8);
    expect(new Set(ports).size).toBe(8);
    for (const port of ports) {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
