import { LIMITS } from "./limits.js";

/**
 * A name fit to be shown to all: without control characters and those that turn the direction of
 * text, without piles of accents, on one line, and short. It is still only text: whoever shows it
 * must not take it for markup.
 *
 * @returns Nothing where nothing is left.
 */
export function toName(text: string): string | undefined {
  const plain = text
    .normalize("NFC")
    // Controls, formats (bidirectional ones among them), halves of characters, line separators.
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/(\p{M}{2})\p{M}+/gu, "$1")
    .replace(/\s+/gu, " ")
    .trim();
  const short = [...plain].slice(0, LIMITS.name).join("").trim();
  return short === "" ? undefined : short;
}
