import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/** A project's folder inside `parent` with a tslab whose script is `code`. */
export function fakeRoot(parent: string, code: string): string {
  const folder = mkdtempSync(join(parent, "root-"));
  const tslab = join(folder, "node_modules", "tslab");
  mkdirSync(join(tslab, "bin"), { recursive: true });
  symlinkSync(join(root, "node_modules", "@tslab"), join(folder, "node_modules", "@tslab"));
  writeFileSync(join(tslab, "package.json"), '{ "name": "tslab", "version": "0.0.0" }');
  writeFileSync(join(tslab, "bin", "tslab"), code);
  return folder;
}
