import { createHash } from "node:crypto";

/** Keeps what is slow to make (drawn charts, coloured code) from one build to the next. */
export interface RenderCache {
  /** The text kept under that key, if any. */
  read(key: string): Promise<string | undefined>;
  write(key: string, text: string): Promise<void>;
}

/** Remembers for as long as the process lives. */
export function memoryCache(): RenderCache {
  const texts = new Map<string, string>();
  return {
    read: async (key) => texts.get(key),
    write: async (key, text) => {
      texts.set(key, text);
    },
  };
}

/**
 * The text that `make` gives for this content, made once.
 *
 * @param kind What is made and by which version of the maker: a change of it forgets the old ones.
 * @param content All that the text depends on.
 */
export async function remembered(
  cache: RenderCache,
  kind: string,
  content: string,
  make: () => Promise<string>,
): Promise<string> {
  const key = createHash("sha256").update(kind).update("\0").update(content).digest("hex");
  const known = await cache.read(key);
  if (known !== undefined) return known;
  const made = await make();
  await cache.write(key, made);
  return made;
}
