import type { Lifetime } from "./lifetime.js";

/** `finally` by declaration: closes at the end of the block, the last one first. */
export const holdingByUsing: Lifetime["holding"] = async ([first, ...others], work) => {
  if (!first) return work();
  await first.open();
  const close = async () => void (await first.close());
  await using _held = { [Symbol.asyncDispose]: close };
  return await holdingByUsing(others, work);
};
