import { eventLoop } from "../download/index.js";
import type { Exercise } from "../lesson/index.js";
import { withOrigin } from "../origin/index.js";

const PAGES = 160;
const WAVES = 4;

/** Lesson 00: how many requests must be in flight for 160 pages to come in four waves? */
export const fourWaves: Exercise<number> = {
  id: "four-waves",
  expected: `${PAGES} pages come in ${WAVES} waves, and no more requests are under way at once than that needs.`,
  hints: [
    "With n requests under way, each wave brings n pages. How many waves do 160 pages make then?",
    "160 pages in 4 waves: what is 160 divided by 4?",
  ],
  async observe(inFlight, attempt) {
    if (!Number.isInteger(inFlight) || inFlight < 1 || inFlight > PAGES) {
      const observed = `${inFlight} is not a whole number from 1 to ${PAGES}.`;
      return { passed: false, observed };
    }
    return withOrigin({ latency: 10 }, async (web) => {
      const pages = await attempt(() => eventLoop(web.pages(PAGES), { concurrency: inFlight }));
      const { peakInFlight } = await web.gauges();
      const waves = Math.ceil(pages.length / inFlight);
      return {
        passed: waves === WAVES && Math.ceil(PAGES / (inFlight - 1)) > WAVES,
        observed: `the origin had at most ${peakInFlight} requests under way, and ${pages.length} pages came in ${waves} waves of ${inFlight}.`,
        hint: waves === WAVES ? 1 : 0,
      };
    });
  },
};
