import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/**
 * `count` different ports of 127.0.0.1 that nobody uses now. Somebody may take one before the
 * kernel does, so its start has to expect that.
 */
export async function freePorts(count: number): Promise<number[]> {
  // All are held until the last is found: the system might hand out a freed one again.
  const servers = Array.from({ length: count }, () => createServer());
  try {
    return await Promise.all(
      servers.map(async (server) => {
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        return (server.address() as AddressInfo).port;
      }),
    );
  } finally {
    await Promise.all(
      servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
    );
  }
}
