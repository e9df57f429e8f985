import type { Lifetime } from "./lifetime.js";

/** `finally` by declaration: what is held is closed at the end of its block, the last one first. */
export const holdingByUsing: Lifetime["holding"] = async ([first, ...others], work) => {
  if (!first) return work();
  await first.open();
  await using _held = { [Symbol.asyncDispose]: async () => void (await first.close()) };
  return await holdingByUsing(others, work);
};
