import { chance } from "./chance.js";

/** A page has room for at least its head: `<!doctype html><title>Page 0000017</title>` and a newline. */
export const SMALLEST_PAGE = 43;
/** The numbers that the head has room for. */
export const LARGEST_NUMBER = 9_999_999;

/** The first line of page n, always of the same length and different for every n. */
export function pageHead(n: number): Buffer {
  return Buffer.from(`<!doctype html><title>Page ${String(n).padStart(7, "0")}</title>\n`);
}

const rests = new Map<number, Buffer>();

/**
 * What follows the head of every page of a size: invented text in markup, the same on every
 * machine. gzip shrinks it by about 3.8, as it did the pages of the articles (18,547 to 5,112
 * and 32,524 to 8,104 bytes).
 */
export function pageRest(size: number): Buffer {
  let rest = rests.get(size);
  if (!rest) {
    rest = Buffer.alloc(size - SMALLEST_PAGE, invent(Math.min(size, BLOCK)), "latin1");
    rests.set(size, rest);
  }
  return rest;
}

const SYLLABLES = "ba be di do fa ge ha ho ka le lo ma mi na no pa ra re sa si ta te to va vi wo";
const WORDS = 600;
/** Larger pages repeat themselves, farther back than gzip can see (32 KiB). */
const BLOCK = 64 * 1024;

function invent(length: number): string {
  let draws = 0;
  const below = (n: number) => Math.floor(chance(length, draws++) * n);
  const syllables = SYLLABLES.split(" ");
  const syllable = () => syllables[below(syllables.length)]!;
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: 1 + below(3) }, syllable).join(""),
  );
  // The product of two draws prefers the first words: some words are common, as in real text.
  const phrase = (n: number) =>
    Array.from({ length: n }, () => words[Math.floor(chance(length, draws++) * below(WORDS))]);
  let text = "";
  while (text.length < length) {
    const link = `<a href="/pages/${below(1000)}">${phrase(2).join(" ")}</a>`;
    text += `<li class="entry">${link} ${phrase(4 + below(12)).join(" ")}.</li>\n`;
  }
  return text.slice(0, length);
}
