import { now } from "../../time/index.js";
import { partition } from "../../work/index.js";
import { openThreadCrew } from "../crew.js";
import type { Errand } from "../errands.js";
import type { Flaw } from "../flaw.js";

const errands = partition(2_000_000, 2).map(
  (args): Errand => ({ kind: "compute", name: "sumOfSquares", args }),
);

const percent = (share: number) => `${Math.round(100 * share)} %`;
const times = (ratio: number) => `${ratio.toFixed(1)} times`;

/** The clock starts before the workers do, in one row of the table only. */
export const startUp: Flaw = {
  name: "start-up in the timer",
  articles: ["notes", "csdn"],
  lesson: "08",
  kind: "measured",
  claim:
    "Where the start is inside the timer, it is more than half of the time, for the same sums.",
  async show({ computers }) {
    const work = () => computers.run(errands, 2);
    await work();
    const fairStart = now();
    const fairSums = await work();
    const fair = now() - fairStart;
    const flawedStart = now();
    const fresh = await openThreadCrew(2);
    const ready = now() - flawedStart;
    const flawedSums = await fresh.run(errands);
    const flawed = now() - flawedStart;
    await fresh.close();
    return {
      figure: "ms for one sum",
      fair,
      flawed,
      shown: ready > flawed / 2 && String(fairSums) === String(flawedSums),
      seen: `the same sums; ${percent(ready / flawed)} of the time was the start, and the new threads took ${times((flawed - ready) / fair)} as long as the warm ones for the work`,
    };
  },
};
