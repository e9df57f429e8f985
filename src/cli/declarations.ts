import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** A digest of what some of our modules declare, `""` being all of them, and of the libraries. */
export type Declarations = (modules: readonly string[]) => Promise<string>;

/**
 * Makes digests of what some of our modules declare, and of which libraries are installed: what names
 * depend on. Each module is read once.
 */
export function declarations(root: string): Declarations {
  let libraries: string | undefined;
  const digests = new Map<string, Promise<string>>();
  const digestIn = async (module: string) => {
    const folder = join(root, "dist", "lab", module);
    const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
    const declared = names.filter((name) => name.endsWith(".d.ts")).sort();
    return digestOf(declared.map((name) => join(folder, name)));
  };
  return async (modules) => {
    libraries ??= digestOf([join(root, "package-lock.json")]);
    const found = modules.map((module) => {
      const digest = digests.get(module) ?? digestIn(module);
      digests.set(module, digest);
      return digest;
    });
    return [libraries, ...(await Promise.all(found))].join(" ");
  };
}

function digestOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}
