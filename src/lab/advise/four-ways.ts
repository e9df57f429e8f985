import { availableParallelism } from "node:os";
import type { ModelAdvice } from "./advice.js";
import { callSpecimen, type SpecimenName } from "./specimens.js";
import { startThreads } from "./thread-crew.js";
import { keepUnderWay } from "./under-way.js";

/** The four models, with threads that have been started and are warm. */
export interface FourWays {
  /** So many calls of a specimen in each model, as programs for `measure`. */
  programs(name: SpecimenName, ms: number, calls: number): Record<ModelAdvice, () => Promise<void>>;
  close(): Promise<void>;
}

/**
 * Starts as many threads as can run at once.
 *
 * @param atOnce Calls under way at once where event loops wait, over all threads.
 */
export async function openFourWays(atOnce = 16): Promise<FourWays> {
  const threads = availableParallelism();
  const module = new URL("./specimens.js", import.meta.url).href;
  const limits = { timeLimit: 60_000 };
  const crew = await startThreads(
    { module, name: "callSpecimen" },
    { threads, each: atOnce, limits },
  );
  return {
    programs(name, ms, calls) {
      const call = { name, ms };
      const here = (slots: number) => keepUnderWay(slots, calls, () => callSpecimen(call));
      const there = (slots: number) => keepUnderWay(slots, calls, () => crew.call(call));
      return {
        sequential: () => here(1),
        "event loop": () => here(atOnce),
        threads: () => there(threads),
        "threads + event loop": () => there(atOnce),
      };
    },
    close: () => crew.close(),
  };
}
