import { emit } from "./emit.js";
import { NOT_RUN_MIME, type NotRun } from "./mime.js";

/**
 * Says that this machine lacks what the lesson runs on. The build runs none of the cells that follow
 * and shows them without outputs, so that nothing is claimed that was not run.
 *
 * @param reason One line that says what is missing and what to set.
 */
export function notRun(reason: string): void {
  const text = `**Not run here:** ${reason}. No cell below this one was run, and no claim was checked.`;
  emit({
    [NOT_RUN_MIME]: { reason } satisfies NotRun,
    "text/markdown": text,
    "text/plain": text,
  });
}
