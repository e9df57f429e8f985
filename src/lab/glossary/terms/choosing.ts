import type { Term } from "../term.js";

/** Of lesson 15: which model fits, and what a comparison is worth. */
export const choosing: readonly Term[] = [
  {
    term: "hybrid",
    means:
      "Several threads or processes with an event loop each, for calls that both wait and work.",
    explained: "15-which-model-when#the-belief",
    shown: "15-which-model-when#show-four-ways",
  },
  {
    term: "pipeline",
    means:
      "Stages that work at the same time on successive items, with a bounded queue between each two; it is as fast as its slowest stage.",
    explained: "15-which-model-when#after-step-one",
    shown: "15-which-model-when#run-pipeline",
  },
];
