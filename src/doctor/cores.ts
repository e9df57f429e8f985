import { availableParallelism } from "node:os";
import type { Finding } from "./finding.js";

/** Whether two things can be computed at once. */
export function checkCores(): Finding {
  return judgeCores(availableParallelism());
}

export function judgeCores(cores: number): Finding {
  const check = "processors";
  if (cores > 1) return { check, mark: "ok", says: `${cores} that Node may use` };
  return {
    check,
    mark: "warning",
    says: "1 that Node may use: threads that compute gain nothing here, and claims about them fail",
    mend: "give the container or virtual machine 2 processors: docker run --cpus 2, for one",
  };
}
