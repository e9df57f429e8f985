import { createClient, fetchPage } from "../../download/index.js";
import { withOrigin } from "../../origin/index.js";
import { now } from "../../time/index.js";
import type { Flaw } from "../flaw.js";

const pages = 20;

/** Every request opens a connection of its own, which under TLS begins with a handshake. */
export const sessionPerRequest: Flaw = {
  name: "a session per request",
  articles: ["csrgxtu", "rhymes"],
  lesson: "03",
  kind: "exact",
  claim:
    "A session for each request opens as many connections as there are pages; one session, one.",
  show: () =>
    withOrigin({ latency: 2, protocol: "https" }, async (web) => {
      const urls = web.pages(pages);
      const download = async (sessions: number) => {
        await web.reset();
        const start = now();
        for (let first = 0; first < pages; first += pages / sessions) {
          const client = createClient(1, { ca: web.ca });
          for (const url of urls.slice(first, first + pages / sessions)) {
            await fetchPage(client, url);
          }
          await client.close();
        }
        const ms = now() - start;
        return { ms, sockets: (await web.gauges()).socketsOpened };
      };
      await download(pages / 2);
      const fair = await download(1);
      const flawed = await download(pages);
      return {
        figure: `ms for ${pages} pages`,
        fair: fair.ms,
        flawed: flawed.ms,
        shown: fair.sockets === 1 && flawed.sockets === pages,
        seen: `${flawed.sockets} connections against ${fair.sockets}, for ${pages} pages`,
      };
    }),
};
