import { createHash } from "node:crypto";

/** SHA-256 of a value as JSON writes it. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

const digests = new WeakMap<object, string>();

/** The same of a value that nobody changes, which is asked for again and again. */
export function digestOnce(value: object): string {
  const digest = digests.get(value) ?? digestOf(value);
  digests.set(value, digest);
  return digest;
}
