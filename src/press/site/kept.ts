import { readFileSync } from "node:fs";
import { type RenderCache, remembered } from "../page/index.js";
import { digestOf } from "./digest.js";
import type { SiteSink } from "./sink.js";

/** Files of a site that are made together, and what the rest of the site has to know of them. */
export interface Part<Facts> {
  files: readonly (readonly [path: string, text: string])[];
  /** Small, and as JSON gives it back: the facts of all parts are held at one time, their files are not. */
  facts: Facts;
}

/** Facts of a part, and the paths of its files. */
export interface KeptPart<Facts> {
  facts: Facts;
  paths: readonly string[];
}

export interface KeptOptions {
  cache: RenderCache;
  /** What is made: its kind, and a name among its kind. */
  kind: string;
  name?: string;
  /** All that it depends on, as JSON can write it. */
  ingredients: unknown;
}

/** The digest of the sources that this program was compiled from, which `build.mjs` writes down. */
const program = readOrNothing(new URL("../../compiled-from", import.meta.url));

/** What this process knows of the parts that it has made or read last: a preview asks again and again. */
const last = new WeakMap<RenderCache, Map<string, KeptPart<unknown> & { of: string }>>();

/**
 * Puts a part into a site: as it stands in the last one, or as an earlier build has kept it, or made
 * anew where one of its ingredients or this program has changed.
 */
export async function keptPart<Facts>(
  { cache, kind, name = "", ingredients }: KeptOptions,
  sink: SiteSink,
  make: () => Part<Facts> | Promise<Part<Facts>>,
): Promise<KeptPart<Facts>> {
  const of = digestOf([program, kind, name, ingredients]);
  const ours = last.get(cache) ?? new Map<string, KeptPart<unknown> & { of: string }>();
  last.set(cache, ours);
  const known = ours.get(`${kind} ${name}`);
  if (known?.of === of && (await sink.carry(known.paths, of))) return known as KeptPart<Facts>;
  const text = await rememberedText(cache, `${kind} ${name}`, of, make);
  const { files, facts } = JSON.parse(text) as Part<Facts>;
  await sink.put(files, of);
  const part = { of, facts, paths: files.map(([path]) => path) };
  ours.set(`${kind} ${name}`, part);
  return part;
}

/** Facts that no file goes with. */
export async function keptFacts<Facts>(
  options: KeptOptions,
  make: () => Facts | Promise<Facts>,
): Promise<Facts> {
  const { facts } = await keptPart(options, NOWHERE, async () => ({
    files: [],
    facts: await make(),
  }));
  return facts;
}

const NOWHERE: SiteSink = {
  put: async () => {},
  carry: async () => true,
  read: async () => "",
};

/** Where nothing tells whether an earlier build was the same program, as somebody else compiled it, it is made anew. */
async function rememberedText<Facts>(
  cache: RenderCache,
  kind: string,
  of: string,
  make: () => Part<Facts> | Promise<Part<Facts>>,
): Promise<string> {
  const made = async () => JSON.stringify(await make());
  return program === undefined ? made() : remembered(cache, kind, of, made);
}

function readOrNothing(file: URL): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
