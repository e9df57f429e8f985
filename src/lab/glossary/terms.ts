import type { Term } from "./term.js";
import { choosing } from "./terms/choosing.js";
import { downloading } from "./terms/downloading.js";
import { jobs } from "./terms/jobs.js";
import { lifetimes } from "./terms/lifetimes.js";
import { pressure } from "./terms/pressure.js";
import { races } from "./terms/races.js";
import { theLoop } from "./terms/the-loop.js";
import { waitingAndWorking } from "./terms/waiting-and-working.js";
import { workers } from "./terms/workers.js";

/** All terms, in the order of the alphabet. */
export const terms: readonly Term[] = [
  ...waitingAndWorking,
  ...downloading,
  ...theLoop,
  ...workers,
  ...races,
  ...lifetimes,
  ...pressure,
  ...jobs,
  ...choosing,
].sort((a, b) => a.term.localeCompare(b.term, "en"));
