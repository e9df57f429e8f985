import type { KnownNames } from "../notebook/index.js";
import type { RenderCache } from "../page/index.js";
import { nameScript } from "./reader-script.js";

/**
 * What tells of the names in code, and what is known in each lesson: files that are loaded when a
 * reader first points at code. Pages stay as short as without them.
 */
export async function nameScripts(
  names: ReadonlyMap<string, KnownNames>,
  cache: RenderCache,
): Promise<Map<string, string>> {
  const scripts = new Map<string, string>();
  for (const [lesson, known] of names) {
    const text = `globalThis.overlapNames = ${JSON.stringify(known)};\n`;
    scripts.set(`assets/names-${lesson}.js`, text);
  }
  if (scripts.size > 0) scripts.set("assets/names.js", await nameScript(cache));
  return scripts;
}
