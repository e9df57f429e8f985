import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

/**
 * A port of this machine that refuses connections. It belongs to one end of a connection that this
 * process keeps to itself, so nobody else can be given it and start to listen there.
 */
export async function reserveRefusedPort(): Promise<number> {
  const server = createServer((socket) => socket.unref());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  await Promise.all([once(socket, "connect"), once(server, "connection")]);
  server.close();
  return (socket.address() as AddressInfo).port;
}
