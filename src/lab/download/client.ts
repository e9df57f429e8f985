import { Agent } from "undici";

export interface ClientOptions {
  /** PEM of an authority to trust, beside the usual ones: `origin.ca`. */
  ca?: string | undefined;
  /** Speaks HTTP/2 with servers that offer it: many requests in flight on one connection. Default false. */
  http2?: boolean | undefined;
}

/** Longer than any pause of a lesson; undici's own 4 s would close a warm pool's connections. */
const KEEP_ALIVE_MS = 60_000;

/** A client that keeps its connections, at most so many to one host; to be destroyed after use. */
export function createClient(connections: number, { ca, http2 = false }: ClientOptions = {}) {
  return new Agent({
    connections,
    allowH2: http2,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Every request has a total deadline; these would only bound its parts.
    headersTimeout: 0,
    bodyTimeout: 0,
    ...(ca === undefined ? {} : { connect: { ca } }),
  });
}
