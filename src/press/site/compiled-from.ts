import { readFileSync } from "node:fs";

/**
 * The digest of the sources that this program was compiled from, which `build.mjs` writes down;
 * nothing where somebody else has compiled it.
 */
export const program = readOrNothing(new URL("../../compiled-from", import.meta.url));

function readOrNothing(file: URL): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
