import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { sep } from "node:path";

/** One message in several MIME types; the viewer shows the richest one that it knows. */
export type Bundle = { "text/plain": string; [mime: string]: unknown };

interface DisplayMessage {
  data: Bundle;
  metadata: Record<string, unknown>;
  transient: { display_id?: string };
}

type Writer = (message: DisplayMessage, update?: boolean) => void;

/**
 * Sends a bundle to the notebook as the output of the running cell. Outside a tslab kernel (a test,
 * a script) it prints the plain text.
 *
 * tslab's own `display` sends one MIME type a message, and a viewer would then show all of them
 * below each other; hence the writer underneath it.
 */
export function emit(bundle: Bundle): void {
  const write = kernelWriter();
  if (write) write({ data: bundle, metadata: {}, transient: {} });
  else console.log(bundle["text/plain"]);
}

/**
 * Opens an output of the running cell that shows the last bundle it was given. Nothing outside a
 * tslab kernel.
 */
export function openDisplay(): ((bundle: Bundle) => void) | undefined {
  const write = kernelWriter();
  if (!write) return undefined;
  const transient = { display_id: randomUUID() };
  let update = false;
  return (bundle) => {
    write({ data: bundle, metadata: {}, transient }, update);
    update = true;
  };
}

// The kernel may be this project's tslab or one installed globally: only the copy that runs has a
// writer, so it is looked for among the loaded modules and not imported by name.
function kernelWriter(): Writer | undefined {
  const { cache } = createRequire(import.meta.url);
  const ending = ["", "tslab", "dist", "jupyter.js"].join(sep);
  for (const [file, module] of Object.entries(cache)) {
    if (!module || !file.endsWith(ending)) continue;
    const { lastWriteDisplayData } = module.exports as { lastWriteDisplayData?: Writer | null };
    if (lastWriteDisplayData) return lastWriteDisplayData;
  }
  return undefined;
}
