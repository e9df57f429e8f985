import { DifferentWorkError, measure } from "../../measure/index.js";
import { now } from "../../time/index.js";
import { fibonacciIterative } from "../../work/index.js";
import type { Errand } from "../errands.js";
import type { Flaw } from "../flaw.js";

const indices = Array.from({ length: 60 }, (_, i) => 10_000 + i);

/** The row called "async" is a pool of processes, and its function stops early and returns nothing. */
export const differentWork: Flaw = {
  name: "different work",
  articles: ["smarlowucf"],
  lesson: "07",
  kind: "exact",
  claim:
    "Beside a function that returns the numbers, `measure` refuses the published one as other work.",
  async show({ processes }) {
    const errands = indices.map(
      (n): Errand => ({ kind: "compute", name: "fibonacciIterative", args: [n] }),
    );
    const time = async (work: () => Promise<unknown>) => {
      const start = now();
      await work();
      return now() - start;
    };
    const onTheLoop = () => Promise.all(indices.map(async (n) => fibonacciIterative(n)));
    await processes.run(errands.slice(0, 8), 2);
    const fair = await time(onTheLoop);
    const flawed = await time(() => processes.run(errands, 2));
    const refusal = await measure(
      {
        numbers: () => [10, 20].map(fibonacciIterative),
        published: () => [10, 20].map(asPublished),
      },
      { rounds: 1, warmUp: 0, repeats: 0 },
    ).catch((error: Error) => error.cause ?? error);
    return {
      figure: 'ms of the row "async"',
      fair,
      flawed,
      shown: refusal instanceof DifferentWorkError,
      seen: `measure: ${refusal instanceof Error ? refusal.message : "no objection"}`,
    };
  },
};

/** One step short, and nothing comes back. */
function asPublished(n: number): void {
  let [a, b] = [0n, 1n];
  for (let i = 1; i < n; i++) [a, b] = [b, a + b];
}
