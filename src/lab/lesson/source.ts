import { existsSync, readFileSync } from "node:fs";
import { emit } from "./emit.js";
import { SOURCE_MIME, type SourceListing } from "./mime.js";

const LAB = new URL("../../../src/lab/", import.meta.url);

/**
 * Shows a module of this package whole, as it is run: `source("download/event-loop")`.
 *
 * @param module The path below `src/lab`, without the ending.
 * @throws RangeError when there is no such module.
 */
export function source(module: string): void {
  const file = new URL(`${module}.ts`, LAB);
  if (!/^[a-z-]+(\/[a-z-]+){1,2}(\.worker|\.child)?$/.test(module) || !existsSync(file)) {
    throw new RangeError(`expected a module such as "download/event-loop", not "${module}"`);
  }
  const listing: SourceListing = {
    module,
    file: `src/lab/${module}.ts`,
    code: readFileSync(file, "utf8").trimEnd(),
  };
  emit({
    [SOURCE_MIME]: listing,
    "text/markdown": `\`${listing.file}\`\n\n\`\`\`ts\n${listing.code}\n\`\`\``,
    "text/plain": listing.code,
  });
}
