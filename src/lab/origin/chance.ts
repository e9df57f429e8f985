/**
 * A number in [0, 1) that depends on its arguments alone: the same seed and page give the same draw
 * in every model, in whatever order the requests arrive.
 *
 * The mixing step is the 32-bit finalizer of MurmurHash3 (Austin Appleby, public domain).
 */
export function chance(...keys: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const key of keys) state = mix(state ^ (key | 0)) + 0x9e3779b9;
  return (mix(state) >>> 0) / 2 ** 32;
}

function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
