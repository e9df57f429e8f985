import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "./free-ports.js";

/** `ipc`: Unix sockets in a folder of their own; `tcp`: ports of 127.0.0.1. */
export type Transport = "ipc" | "tcp";

export type SocketName = "shell" | "iopub" | "stdin" | "control" | "hb";

/** Where a kernel listens, and the key that signs what is said there. */
export interface Connection {
  transport: Transport;
  /** The temporary folder: the connection file, and with `ipc` the sockets. */
  folder: string;
  /** The connection file that the kernel reads. */
  file: string;
  key: string;
  address(socket: SocketName): string;
  /** Removes the folder and all in it; does nothing the second time. */
  remove(): void;
}

const SOCKETS: readonly SocketName[] = ["shell", "iopub", "stdin", "control", "hb"];

// A Unix socket's path has 108 bytes on Linux and 104 on macOS, its closing zero among them.
const LONGEST_PATH = 100;
const PREFIX = "overlap-kernel-";
const LONGEST_NAME = `/${PREFIX}XXXXXX/k:5`;

/**
 * Writes a connection file into a new temporary folder.
 *
 * @param transport Default: `ipc`, and `tcp` on Windows or where every temporary folder's path is
 *   too long for a Unix socket.
 */
export async function openConnection(transport?: Transport): Promise<Connection> {
  const parent = socketFolder();
  const chosen = transport ?? (process.platform === "win32" || !parent ? "tcp" : "ipc");
  const ports = chosen === "tcp" ? await freePorts(SOCKETS.length) : [1, 2, 3, 4, 5];
  const folder = mkdtempSync(join(chosen === "ipc" ? (parent ?? tmpdir()) : tmpdir(), PREFIX));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const ip = chosen === "ipc" ? join(folder, "k") : "127.0.0.1";
  const key = randomBytes(32).toString("hex");
  const file = join(folder, `${randomUUID()}.json`);
  const port = (socket: SocketName) => ports[SOCKETS.indexOf(socket)]!;
  const settings = {
    transport: chosen,
    ip,
    key,
    signature_scheme: "hmac-sha256",
    kernel_name: "tslab",
    ...Object.fromEntries(SOCKETS.map((socket) => [`${socket}_port`, port(socket)])),
  };
  try {
    writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
  } catch (error) {
    remove();
    throw error;
  }
  const address = (socket: SocketName) => `${chosen}://${ip}:${port(socket)}`;
  return { transport: chosen, folder, file, key, address, remove };
}

/** The first temporary folder under which a socket's path is short enough. */
function socketFolder(): string | undefined {
  return [tmpdir(), "/tmp"].find(
    (folder) => Buffer.byteLength(folder + LONGEST_NAME) <= LONGEST_PATH,
  );
}
