import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type RenderCache, remembered } from "../page/index.js";

/** The digest of the sources that this program was compiled from, which `build.mjs` writes down. */
const COMPILED_FROM = new URL("../../compiled-from", import.meta.url);

/** What this process has made or read last, by cache, kind and name: a preview asks again and again. */
const last = new WeakMap<RenderCache, Map<string, { of: string; made: unknown }>>();

export interface KeptOptions {
  cache: RenderCache;
  /** What is made: its kind, and a name among its kind. */
  kind: string;
  name?: string;
  /** All that it depends on, as JSON can write it. */
  ingredients: unknown;
}

/**
 * What `make` gives, made anew only where one of its ingredients or this program has changed.
 *
 * @param make Gives what JSON gives back as it was; nobody may change it.
 */
export async function kept<Made>(
  { cache, kind, name = "", ingredients }: KeptOptions,
  make: () => Made | Promise<Made>,
): Promise<Made> {
  const program = await readFile(COMPILED_FROM, "utf8").catch(() => undefined);
  // Compiled by somebody else: nothing tells whether an earlier build was the same program.
  if (program === undefined) return make();
  const content = JSON.stringify(ingredients);
  const of = createHash("sha256").update(program).update(content).digest("hex");
  const ours = last.get(cache) ?? new Map();
  last.set(cache, ours);
  const known = ours.get(`${kind} ${name}`);
  if (known?.of === of) return known.made as Made;
  const text = await remembered(cache, `${kind} ${name}`, of, async () =>
    JSON.stringify(await make()),
  );
  const made = JSON.parse(text) as Made;
  ours.set(`${kind} ${name}`, { of, made });
  return made;
}
