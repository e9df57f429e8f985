/** Gives the next number of a sequence: at least 0, below 1, in steps of 2^-32. */
export type Random = () => number;

/**
 * Makes a random number generator that gives the same sequence for the same seed, on every machine
 * and every version of Node, so that what a lesson says about chance can be checked.
 *
 * The generator is xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", 2021); its four words are filled from the seed by a 32-bit SplitMix (Steele, Lea and
 * Flood, 2014, with the mixing constants of MurmurHash3). Not for secrets.
 *
 * @param seed Any integer; its low 32 bits count.
 * @throws RangeError when the seed is not an integer.
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be an integer, not ${seed}`);
  return xoshiro128(words(seed));
}

/** xoshiro128** 1.1 on a state of four 32-bit words, not all 0. */
export function xoshiro128([a, b, c, d]: readonly [number, number, number, number]): Random {
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result / 2 ** 32;
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function words(seed: number): [number, number, number, number] {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
  return [next(), next(), next(), next()];
}
