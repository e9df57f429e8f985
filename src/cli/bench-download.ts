import { crc32, gunzipSync } from "node:zlib";
import { Agent } from "undici";
import { type ModelName, models, openEventLoop, type Pool } from "../lab/download/index.js";
import { measure, named } from "../lab/measure/index.js";
import { type Origin, startOrigin } from "../lab/origin/index.js";
import { against } from "./bench-row.js";

const PAGES = 160;
const LATENCY = 50;
/** Far enough away that the work of 160 pages is not most of the time. */
const FAR = 200;

/** Warm models with so many requests in flight, over the fewest latencies that can take. */
const settings: [ModelName, number][] = [
  ["eventLoop", 5],
  ["threads", 5],
  ["processes", 5],
  ["eventLoop", 20],
  ["threads", 20],
  ["eventLoop", 100],
  ["threadsEventLoop", 100],
  ["processesEventLoop", 100],
  ["eventLoop", 160],
];

/** The download models against their limit, and ours against bare undici doing the same work. */
export async function benchDownload(): Promise<string[]> {
  const near = await startOrigin({ latency: LATENCY });
  const far = await startOrigin({ latency: FAR });
  try {
    return [...(await againstLimit(near)), ...(await againstUndici(far))];
  } finally {
    await near.close();
    await far.close();
  }
}

async function againstLimit(origin: Origin): Promise<string[]> {
  const urls = origin.pages(PAGES);
  const pools = new Map<string, Pool>();
  const nameOf = ([model, concurrency]: [ModelName, number]) =>
    `${model}, ${concurrency} in flight`;
  try {
    for (const setting of settings) {
      const [model, concurrency] = setting;
      const pool = models[model].open!({ concurrency });
      pools.set(nameOf(setting), pool);
      await pool.ready();
    }
    const rivals = Object.fromEntries(
      [...pools].map(([name, pool]) => [name, async () => checksums(await pool.download(urls))]),
    );
    const measured = await measure(rivals, { rounds: 15, except: [origin.pid] });
    return settings.map((setting) => {
      const limit = Math.ceil(PAGES / setting[1]) * LATENCY;
      return against(`${nameOf(setting)} / limit`, named(measured, nameOf(setting)), limit);
    });
  } finally {
    for (const pool of pools.values()) await pool.close();
  }
}

async function againstUndici(origin: Origin): Promise<string[]> {
  const urls = origin.pages(PAGES);
  const pool = openEventLoop({ concurrency: PAGES });
  const agent = new Agent({ connections: PAGES });
  try {
    const rivals = {
      ours: async () => checksums(await pool.download(urls)),
      undici: () => Promise.all(urls.map((url) => bare(agent, url))),
    };
    const measured = await measure(rivals, { rounds: 25, except: [origin.pid] });
    const ours = named(measured, "ours");
    return [
      against(`eventLoop, ${PAGES} in flight at ${FAR} ms / one latency`, ours, FAR),
      against(`eventLoop / bare undici, ${PAGES} in flight`, ours, named(measured, "undici")),
    ];
  } finally {
    await pool.close();
    await agent.destroy();
  }
}

/** The same page by undici alone, with no model around it. */
async function bare(agent: Agent, url: string): Promise<string> {
  const { origin, pathname } = new URL(url);
  const headers = { "accept-encoding": "gzip" };
  const { body } = await agent.request({ origin, path: pathname, method: "GET", headers });
  const decoded = gunzipSync(Buffer.from(await body.arrayBuffer()), { chunkSize: 64 * 1024 });
  return crc32(decoded).toString(16).padStart(8, "0");
}

function checksums(pages: readonly { checksum: string }[]): string[] {
  return pages.map(({ checksum }) => checksum);
}
