import { createRequire } from "node:module";
import { sep } from "node:path";

/** A message that shows something; `transient` names the output where it is to be replaced later. */
export interface DisplayMessage {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  transient: { display_id?: string };
}

type Execute = (this: unknown, request: { code: string }, ...rest: unknown[]) => Promise<unknown>;

/** What of tslab's module `jupyter` is of use here. */
export interface Tslab {
  /** Shows as the output of the running cell; nothing before the first cell. */
  lastWriteDisplayData?: ((message: DisplayMessage, update?: boolean) => void) | null;
  /** `handleExecuteImpl` runs one cell to its end. */
  JupyterHandlerImpl: { prototype: { handleExecuteImpl: Execute } };
}

let running: Tslab | undefined;

/**
 * The tslab that runs this process's cells; nothing outside a tslab kernel.
 *
 * It may be this project's own or one installed globally, and then both are loaded: only the copy
 * that runs can show anything. So it is looked for among the loaded modules, not imported by name.
 */
export function runningTslab(): Tslab | undefined {
  if (running) return running;
  const { cache } = createRequire(import.meta.url);
  const ending = ["", "tslab", "dist", "jupyter.js"].join(sep);
  for (const [file, module] of Object.entries(cache)) {
    if (!module || !file.endsWith(ending)) continue;
    const tslab = module.exports as Tslab;
    if (tslab.lastWriteDisplayData) running = tslab;
  }
  return running;
}
