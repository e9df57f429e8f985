import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type KnownNames,
  type Modules,
  type Notebook,
  openModules,
} from "../press/notebook/index.js";
import { type RenderCache, remembered, type SourceModule } from "../press/page/index.js";
import type { CheckedNotebooks } from "./check-notebooks.js";

/** Changes when what is told of names does, so that what was remembered is looked up anew. */
const VERSION = "names 1";
const SOURCE_VERSION = "names in source 1";

export interface LookupOptions {
  /** The project's folder. */
  root: string;
  /** Remembers what was found: the compiler takes about a second for each lesson. */
  cache: RenderCache;
}

/** What the compiler knows of the names in each lesson's code, by lesson. */
export async function lookUpNames(
  { notebooks, cells }: Pick<CheckedNotebooks, "notebooks" | "cells">,
  { root, cache }: LookupOptions,
): Promise<Map<string, KnownNames>> {
  const declared = await declarations(root);
  const known = new Map<string, KnownNames>();
  for (const notebook of notebooks) {
    const text = await remembered(cache, VERSION, declared + codeOf(notebook), async () =>
      JSON.stringify(cells().names(notebook.id)),
    );
    known.set(notebook.id, JSON.parse(text) as KnownNames);
  }
  return known;
}

/**
 * What the compiler knows of the names in the modules' source, by module, as JSON: it goes into the
 * site as it is.
 */
export async function lookUpSourceNames(
  modules: readonly SourceModule[],
  { root, cache }: LookupOptions,
): Promise<Map<string, string>> {
  let opened: Modules | undefined;
  const known = new Map<string, string>();
  for (const { name, files } of modules) {
    const text = await remembered(
      cache,
      SOURCE_VERSION,
      (await declarations(root, reached(name, modules))) + JSON.stringify([name, files]),
      async () => {
        opened ??= openModules(modules, root);
        return JSON.stringify(opened.names(name));
      },
    );
    known.set(name, text);
  }
  return known;
}

/** The modules that a module imports, and those that they import in turn. */
function reached(name: string, modules: readonly SourceModule[]): string[] {
  const all = new Set([name]);
  for (const one of all) {
    const files = modules.find((module) => module.name === one)?.files ?? [];
    for (const { code } of files) {
      for (const [, other] of code.matchAll(/"(?:\.\.\/)+([a-z-]+)\/[^"]+\.js"/g)) all.add(other!);
    }
  }
  return [...all].sort();
}

function codeOf({ id, cells }: Notebook): string {
  const code = cells.filter(({ kind }) => kind === "code");
  return JSON.stringify([id, code.map((cell) => [cell.id, cell.source])]);
}

/** A digest of what our modules, or some, declare and which libraries are installed: what names depend on. */
async function declarations(root: string, modules: readonly string[] = [""]): Promise<string> {
  const files = [join(root, "package-lock.json")];
  for (const module of modules) {
    const folder = join(root, "dist", "lab", module);
    const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
    const declared = names.filter((name) => name.endsWith(".d.ts")).sort();
    files.push(...declared.map((name) => join(folder, name)));
  }
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}
