/** How many figures a fingerprint has. */
const FIGURES = 256;

/**
 * The MinHash of a text (Broder, 1997): every three neighbouring words are hashed, in 256 ways, and
 * of each way the smallest value is kept. The share of figures in which two fingerprints agree is
 * about the share of the texts that agrees.
 *
 * @returns 256 numbers of eight hexadecimal digits.
 */
export function fingerprint(words: readonly string[]): string {
  const least = new Uint32Array(FIGURES).fill(0xffffffff);
  const hashes = words.map(hash);
  for (let i = 0; i + 2 < hashes.length; i++) {
    const three = Math.imul(Math.imul(hashes[i]!, 31) + hashes[i + 1]!, 31) + hashes[i + 2]!;
    for (let way = 0; way < FIGURES; way++) {
      let mixed = Math.imul(three ^ Math.imul(way + 1, 0x9e3779b9), 0x85ebca6b);
      mixed = (mixed ^ (mixed >>> 15)) >>> 0;
      if (mixed < least[way]!) least[way] = mixed;
    }
  }
  return Array.from(least, (figure) => figure.toString(16).padStart(8, "0")).join("");
}

/** FNV-1a. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    value = Math.imul(value ^ word.charCodeAt(i), 0x01000193);
  }
  return value;
}
