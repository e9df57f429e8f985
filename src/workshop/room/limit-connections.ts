import type { Server, Socket } from "node:net";
import { isNear } from "./addresses.js";
import { LIMITS } from "./limits.js";

/**
 * Strangers are not heard, and no address takes all connections. The first stranger is told of in
 * the terminal: it may be a learner, cut off from everything else that could say so.
 *
 * @param near Whether an address may connect.
 */
export function limitConnections(server: Pick<Server, "on" | "maxConnections">, near = isNear) {
  const counts = new Map<string, number>();
  let isTold = false;
  server.maxConnections = LIMITS.connections;
  server.on("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (counts.get(address) ?? 0) + 1;
    const isStranger = !near(address);
    if (isStranger || count > LIMITS.connectionsPerAddress) {
      socket.destroy();
      // Without an address it is gone by itself.
      if (isStranger && address !== "" && !isTold) {
        isTold = true;
        console.error(
          `workshop: refused a connection from ${address}, which is in none of this machine's networks; others like it are refused without a word`,
        );
      }
      return;
    }
    counts.set(address, count);
    socket.once("close", () => {
      const left = (counts.get(address) ?? 1) - 1;
      if (left > 0) counts.set(address, left);
      else counts.delete(address);
    });
  });
}
