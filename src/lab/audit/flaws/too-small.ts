import { schedule } from "../../compute/index.js";
import { drawLatency } from "../../origin/index.js";
import { quantile } from "../../stats/index.js";
import { duration } from "../../trace/index.js";
import type { Flaw } from "../flaw.js";

const pairs = 250;
const slots = 5;
/** Half of the requests are faster than 300 ms, one in a hundred takes more than 2 s. */
const latency = { kind: "log-normal", median: 300, p99: 2000 } as const;

/** One run of a few requests each, and a ranking. Here both programs are the same program. */
export const tooSmall: Flaw = {
  name: "n too small",
  articles: ["rhymes", "csdn", "smarlowucf"],
  lesson: "09",
  kind: "exact",
  claim:
    "Of two identical programs with 20 requests, one looks a tenth faster more often than not.",
  async show() {
    const [small, large] = [ratios(20), ratios(640)];
    const apart = (all: readonly number[]) => all.filter((ratio) => ratio >= 1.1).length / pairs;
    return {
      figure: "times as fast, of two identical programs",
      fair: quantile(large, 0.5),
      flawed: quantile(small, 0.5),
      shown: apart(small) > 0.5 && apart(large) < apart(small) / 2,
      seen: `in ${Math.round(100 * apart(small))} % of ${pairs} pairs; with 640 requests in ${Math.round(100 * apart(large))} %`,
    };
  },
};

/** Of pairs of the same program, how many times as long the slower one took. */
function ratios(requests: number): number[] {
  return Array.from({ length: pairs }, (_, pair) => {
    const [a, b] = [0, 1].map((which) => {
      const waits = Array.from({ length: requests }, (_, i) =>
        drawLatency(latency, pair, which, i),
      );
      return duration(schedule(waits, { workers: slots }));
    });
    return Math.max(a!, b!) / Math.min(a!, b!);
  });
}
