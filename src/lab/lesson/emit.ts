import { randomUUID } from "node:crypto";
import { runningTslab } from "../cell/index.js";

/** One message in several MIME types; the viewer shows the richest one that it knows. */
export type Bundle = { "text/plain": string; [mime: string]: unknown };

/**
 * Sends a bundle to the notebook as the output of the running cell. Outside a tslab kernel (a test,
 * a script) it prints the plain text.
 *
 * tslab's own `display` sends one MIME type a message, and a viewer would then show all of them
 * below each other; hence the writer underneath it.
 */
export function emit(bundle: Bundle): void {
  const write = runningTslab()?.lastWriteDisplayData;
  if (write) write({ data: bundle, metadata: {}, transient: {} });
  else console.log(bundle["text/plain"]);
}

/**
 * Opens an output of the running cell that shows the last bundle it was given. Nothing outside a
 * tslab kernel.
 */
export function openDisplay(): ((bundle: Bundle) => void) | undefined {
  const write = runningTslab()?.lastWriteDisplayData;
  if (!write) return undefined;
  const transient = { display_id: randomUUID() };
  let update = false;
  return (bundle) => {
    write({ data: bundle, metadata: {}, transient }, update);
    update = true;
  };
}
