import { once } from "node:events";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { createCertificate } from "./certificate.js";
import type { Ready } from "./control.js";
import { Counters } from "./counters.js";
import { Gate } from "./gate.js";
import type { Settings } from "./options.js";
import { reserveRefusedPort } from "./refused-port.js";
import { createHandler } from "./serve.js";

/** Longer than any pause of a lesson: a connection ends when its client ends it. */
const KEEP_ALIVE_MS = 10 * 60 * 1000;
/** Room for clients that connect all at once; the system cuts it to what it allows. */
const BACKLOG = 4096;

/** Starts to serve on a free port of the loopback interface. */
export async function listen(settings: Settings): Promise<{ ready: Ready; counters: Counters }> {
  const gate = new Gate(settings.capacity, settings.maxQueue);
  const counters = new Counters(gate);
  const handler = createHandler(settings, counters, gate);
  const certificate = settings.protocol === "http" ? undefined : createCertificate();
  const http1 = { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0, noDelay: true };
  const server =
    settings.protocol === "h2"
      ? createSecureServer({ ...certificate, noDelay: true, allowHTTP1: true }, handler)
      : settings.protocol === "https"
        ? createTlsServer({ ...http1, ...certificate }, handler)
        : createServer(http1, handler);
  server.on("connection", (socket: Socket) => counters.socket(socket));
  server.listen({ port: 0, host: "127.0.0.1", backlog: BACKLOG });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ready: Ready = { port, refusedPort: await reserveRefusedPort() };
  if (certificate) ready.ca = certificate.cert;
  return { ready, counters };
}
