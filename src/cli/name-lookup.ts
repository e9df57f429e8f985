import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { KnownNames, Notebook } from "../press/notebook/index.js";
import { type RenderCache, remembered } from "../press/page/index.js";
import type { CheckedNotebooks } from "./check-notebooks.js";

/** Changes when what is told of names does, so that what was remembered is looked up anew. */
const VERSION = "names 2";

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

function codeOf({ id, cells }: Notebook): string {
  const code = cells.filter(({ kind }) => kind === "code");
  return JSON.stringify([id, code.map((cell) => [cell.id, cell.source])]);
}

/** A digest of what our modules declare and which libraries are installed: what names depend on. */
async function declarations(root: string): Promise<string> {
  const lab = join(root, "dist", "lab");
  const names = (await readdir(lab, { recursive: true })).filter((name) => name.endsWith(".d.ts"));
  const files = [join(root, "package-lock.json"), ...names.sort().map((name) => join(lab, name))];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}
