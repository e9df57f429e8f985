import { createHash, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { sleep } from "../time/index.js";

const deriveKey = promisify(pbkdf2);

/** Asks somebody who takes a moment. */
export async function A(n: number): Promise<number> {
  await sleep(10);
  return n;
}

/** How many prime numbers there are below so many. */
export function B(n: number): number {
  const composite = new Uint8Array(n);
  let primes = 0;
  for (let i = 2; i < n; i++) {
    if (composite[i] === 1) continue;
    primes += 1;
    for (let multiple = 2 * i; multiple < n; multiple += i) composite[multiple] = 1;
  }
  return primes;
}

/** The hash of a short text. */
export function C(n: number): string {
  return createHash("sha256").update(String(n)).digest("hex");
}

/** Asks, and computes with the answer. */
export async function D(n: number): Promise<number> {
  await sleep(5);
  return B(n);
}

/** A key from a password, computed by libuv's threads. */
export async function E(n: number): Promise<string> {
  const key = await deriveKey("password", String(n), 12_000, 32, "sha256");
  return key.toString("hex");
}
