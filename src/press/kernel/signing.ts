import { createHmac, timingSafeEqual } from "node:crypto";

/** The hexadecimal HMAC-SHA256 over the four JSON parts of a message, in their order. */
export function sign(key: string, parts: readonly (string | Uint8Array)[]): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}

/** Whether `signature` is what {@link sign} gives; takes as long for a near miss as for a far one. */
export function isSigned(key: string, parts: readonly Uint8Array[], signature: string): boolean {
  const expected = Buffer.from(sign(key, parts));
  const actual = Buffer.from(signature);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
