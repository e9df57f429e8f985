import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** Nothing that is read for another: no 0, O, 1, I, L, U. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;

/**
 * A code by which people join: eight letters and digits, 6.6e11 of them. So many that guessing leads
 * nowhere at the rate that the room answers, and the right code may be let in whatever others at
 * the same address do.
 */
export function makeCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

/** As it is read out: `KX7M-2PQR`. */
export function spellCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** As it is compared: what people type in lower case, with spaces or dashes. */
export function plainCode(text: string): string {
  return text.replace(/[\s-]+/g, "").toUpperCase();
}

/** What only the instructor knows, 128 bits. */
export function makeSecret(): string {
  return randomBytes(16).toString("base64url");
}

/** What a token is kept as: who reads the file cannot take anybody's place. */
export function digest(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Whether two texts are the same, in a time that says nothing of where they differ. */
export function sameText(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
