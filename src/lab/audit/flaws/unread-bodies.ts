import { Agent, request } from "undici";
import { now } from "../../time/index.js";
import type { Flaw } from "../flaw.js";

const pages = 8;

/** The head is taken for the page, and `content-length` for its bytes. The bodies come in drops. */
export const unreadBodies: Flaw = {
  name: "unread bodies",
  articles: ["csrgxtu", "notes"],
  lesson: "03",
  kind: "exact",
  claim: "The program that reads no body reports all bytes, and has received none of them.",
  async show({ web }) {
    const urls = web.pages(pages, { size: 2000, failure: "drip" });
    const bytes = urls.reduce((sum, url) => sum + web.expected(url).bytes, 0);
    const download = async (reads: boolean) => {
      const client = new Agent();
      const start = now();
      const answers = await Promise.all(
        urls.map(async (url) => {
          const { headers, body } = await request(url, { dispatcher: client });
          const read = reads ? (await body.arrayBuffer()).byteLength : 0;
          return { reported: Number(headers["content-length"]), read };
        }),
      );
      const ms = now() - start;
      await client.destroy();
      const sum = (of: "reported" | "read") => answers.reduce((total, one) => total + one[of], 0);
      return { ms, reported: sum("reported"), read: sum("read") };
    };
    const fair = await download(true);
    const flawed = await download(false);
    return {
      figure: `ms for ${pages} pages`,
      fair: fair.ms,
      flawed: flawed.ms,
      shown: flawed.reported === bytes && flawed.read === 0 && fair.read === bytes,
      seen: `${flawed.reported} bytes reported, ${flawed.read} read, against ${fair.read}`,
    };
  },
};
