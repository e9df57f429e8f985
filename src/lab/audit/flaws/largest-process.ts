import type { Flaw } from "../flaw.js";

/** The operating system gives the peak of the largest child, and it is taken for that of all. */
export const largestProcess: Flaw = {
  name: "memory of one process",
  articles: ["rhymes"],
  lesson: "06",
  kind: "exact",
  claim: "The largest process holds less than half of what all processes hold together.",
  async show({ processes }) {
    const asked = Array.from({ length: processes.size }, () => ({ kind: "memory" as const }));
    const held = (await processes.run(asked)) as number[];
    const largest = Math.max(...held) / 1e6;
    const all = held.reduce((sum, bytes) => sum + bytes, 0) / 1e6;
    return {
      figure: `MB of ${held.length} processes`,
      fair: all,
      flawed: largest,
      shown: largest < all / 2,
      seen: `${Math.round(largest)} MB, against ${Math.round(all)} MB of ${held.length} processes`,
    };
  },
};
