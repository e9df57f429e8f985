import { NOT_RUN_MIME, type NotRun } from "../../lab/lesson/mime.js";
import type { Output } from "../notebook/index.js";

/** What a cell says that finds the machine without what the lesson runs on. */
export function reasonNotToRun(outputs: readonly Output[]): string | undefined {
  for (const output of outputs) {
    if (output.type !== "display" || !(NOT_RUN_MIME in output.data)) continue;
    return (output.data[NOT_RUN_MIME] as NotRun).reason;
  }
  return undefined;
}
