import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";

/** What a lock file says of the room that holds it. */
interface Held {
  /** For whoever looks for it; another process may have it by now. */
  pid: number;
  /** On loopback, where the room answers with `id` for as long as it lives. */
  port: number;
  id: string;
}

/** Milliseconds in which a room that lives says so. */
const PATIENCE = 3000;

/**
 * Takes a lock file for this process. Whether the room that wrote it lives, that room says itself,
 * on a port: its process id tells nothing after a restart of the machine or of a container.
 *
 * @returns Gives it back.
 * @throws Error in one line that names the file when another room holds it.
 */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  const id = randomUUID();
  const server = createServer((socket) => socket.on("error", () => {}).end(id));
  server.unref();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const own = `${JSON.stringify({ pid: process.pid, port, id } satisfies Held)}\n`;
  try {
    for (let tries = 0; ; tries++) {
      try {
        await writeFile(file, own, { flag: "wx" });
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST" || tries === 2) throw error;
      }
      const text = await readText(file);
      const held = toHeld(text);
      if (held && (await answers(held))) {
        throw new Error(
          `a room is open on this folder already (process ${held.pid}): choose another with --data; if there is none, remove ${file}`,
        );
      }
      // Not what another room has put there meanwhile.
      if ((await readText(file)) === text) await rm(file, { force: true });
    }
  } catch (error) {
    server.close();
    throw error;
  }
  return async () => {
    if ((await readText(file)) === own) await rm(file, { force: true });
    if (server.listening) server.close();
  };
}

function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

function toHeld(text: string): Held | undefined {
  try {
    const { pid, port, id } = JSON.parse(text) as Held;
    const isPort = Number.isInteger(port) && port > 0 && port < 65_536;
    return isPort && typeof id === "string" ? { pid, port, id } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether that room answers; what else listens there by now says something else. */
function answers({ port, id }: Held): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    let said = "";
    const end = (lives: boolean) => {
      socket.destroy();
      resolve(lives);
    };
    // Who takes a connection and says nothing may be a room that is stopped: better to ask.
    socket.setTimeout(PATIENCE, () => end(said === "" && !socket.connecting));
    socket.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.length >= id.length) end(said === id);
    });
    socket.on("error", () => end(false));
    socket.on("close", () => end(said === id));
  });
}
