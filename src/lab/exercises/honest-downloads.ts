import type { Dispatcher } from "undici";
import { Pool } from "undici";
import type { Exercise } from "../lesson/index.js";
import { withOrigin } from "../origin/index.js";

/** What the learner writes: downloads the urls over the client and gives back the bytes of all bodies. */
export type TotalBytes = (urls: string[], client: Dispatcher) => Promise<number>;

const PAGES = 12;
const CONNECTIONS = 4;
/** Larger than the 64 KiB that undici takes in of a body that nobody reads. */
const SIZES = [90_000, 120_000, 100_000, 80_000];

/** Lesson 03: repair the article's version that never reads a body. */
export const readTheBody: Exercise<TotalBytes> = {
  id: "read-the-body",
  expected: `${PAGES} pages are asked for once each and sent whole, over no more than ${CONNECTIONS} connections, and the total is that of the bodies.`,
  hints: [
    `A body that nobody reads holds its connection: with ${CONNECTIONS} connections, request ${CONNECTIONS + 1} waits for ever. Read every body to its end.`,
    "`content-length` is what the head promises, and a head can be had without its body. Count what arrives: `(await body.arrayBuffer()).byteLength`.",
    "A page that is read once need not be asked for again: add up the lengths as the bodies come.",
  ],
  deadline: 1500,
  observe: (totalBytes, attempt) =>
    withOrigin({ latency: 5, sizes: SIZES }, async (web) => {
      const urls = web.pages(PAGES);
      const client = new Pool(web.url, { connections: CONNECTIONS });
      try {
        const total = await attempt(() => totalBytes(urls, client));
        const { requests, bytesSent, socketsOpened } = await web.gauges();
        const expected = urls.map((url) => web.expected(url));
        const right = expected.reduce((sum, { bytes }) => sum + bytes, 0);
        const fewest = expected.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
        const once = Object.values(await web.visits()).every((visits) => visits === 1);
        const whole = requests === PAGES && once && bytesSent >= fewest;
        return {
          passed: total === right && whole && socketsOpened <= CONNECTIONS,
          observed: `the origin was asked ${requests} times and sent ${bytesSent} bytes over ${socketsOpened} connections; your total is ${total}, the bodies hold ${right}.`,
          hint: requests > PAGES ? 2 : 1,
        };
      } finally {
        await client.destroy();
      }
    }),
};
