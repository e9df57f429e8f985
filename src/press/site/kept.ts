import { type RenderCache, remembered } from "../page/index.js";
import { program } from "./compiled-from.js";
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
  const { files, facts } = await rememberedPart(cache, `${kind} ${name}`, of, make);
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
async function rememberedPart<Facts>(
  cache: RenderCache,
  kind: string,
  of: string,
  make: () => Part<Facts> | Promise<Part<Facts>>,
): Promise<Part<Facts>> {
  let made: Part<Facts> | undefined;
  const write = async () => {
    made = await make();
    return JSON.stringify(made);
  };
  const text = program === undefined ? await write() : await remembered(cache, kind, of, write);
  if (!made) return JSON.parse(text) as Part<Facts>;
  // Copied, since a part of a text holds the whole of it.
  return { files: made.files, facts: JSON.parse(JSON.stringify(made.facts)) as Facts };
}
