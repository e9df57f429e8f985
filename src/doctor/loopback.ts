import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { timeLimit } from "../press/kernel/time-limit.js";
import type { Finding } from "./finding.js";

const ADDRESS = "127.0.0.1";

/** Whether a program here can listen on a port of its own and another can reach it. */
export async function checkLoopback({ signal }: { signal: AbortSignal }): Promise<Finding> {
  try {
    await sayHello(signal);
    return judgeLoopback(undefined);
  } catch (error) {
    signal.throwIfAborted();
    return judgeLoopback(error as NodeJS.ErrnoException);
  }
}

export function judgeLoopback(error: { message: string; code?: string } | undefined): Finding {
  const check = "loopback";
  if (!error) return { check, mark: "ok", says: `ports of ${ADDRESS} can be opened and reached` };
  const mends: Record<string, string> = {
    EADDRNOTAVAIL: "sudo ip link set lo up",
    EMFILE: "sudo prlimit --pid $$ --nofile=4096",
  };
  const mend =
    mends[error.code ?? ""] ?? `allow programs to listen on ${ADDRESS} in the firewall or sandbox`;
  const says = `no port of ${ADDRESS} can be used: ${error.message}`;
  return { check, mark: "stops", says, mend };
}

async function sayHello(signal: AbortSignal): Promise<void> {
  const limit = timeLimit(2000, signal);
  const within = limit.signal;
  const server = createServer((socket) => socket.on("error", () => {}).end("hello"));
  try {
    server.listen(0, ADDRESS);
    await once(server, "listening", { signal: within });
    const socket = connect((server.address() as AddressInfo).port, ADDRESS);
    try {
      const [text] = await once(socket, "data", { signal: within });
      if (String(text) !== "hello") throw new Error("what was sent did not come");
    } finally {
      socket.destroy();
      if (!socket.closed) await once(socket, "close");
    }
  } finally {
    limit.clear();
    await new Promise((resolve) => server.close(resolve));
  }
}
