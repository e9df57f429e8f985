import type { Origin } from "../../origin/index.js";
import { now } from "../../time/index.js";
import { pages } from "../errands.js";
import type { Flaw } from "../flaw.js";

const workers = 4;
const each = 20;

/** Chunks of as many urls as there are workers, where as many chunks were meant. */
export const chunkMisuse: Flaw = {
  name: "chunk misuse",
  articles: ["csrgxtu"],
  lesson: "06",
  kind: "exact",
  claim: "With chunks of 4, four workers never have more than 16 in flight of the 80 allowed.",
  async show({ web }) {
    const urls = web.pages(80, { latency: 15 });
    const fair = await inChunksOf(urls.length / workers, urls, web);
    const flawed = await inChunksOf(workers, urls, web);
    return {
      figure: `ms for ${urls.length} pages`,
      fair: fair.ms,
      flawed: flawed.ms,
      shown: flawed.peak <= workers * workers && fair.peak <= workers * each,
      seen: `at most ${flawed.peak} in flight, against ${fair.peak}`,
    };
  },
};

/** Each worker takes a chunk, and the next when that is done. */
async function inChunksOf(size: number, urls: readonly string[], web: Origin) {
  await web.reset();
  const chunks = Array.from({ length: Math.ceil(urls.length / size) }, (_, i) =>
    urls.slice(i * size, (i + 1) * size),
  );
  const left = chunks.values();
  const start = now();
  const worker = async () => {
    for (const chunk of left) await pages(chunk, each);
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return { ms: now() - start, peak: (await web.gauges()).peakInFlight };
}
