import { createHash, pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { blockingSleep, now, sleep } from "../time/index.js";

/** A program that takes about as many milliseconds as it is told. */
export type Mystery = (ms: number) => Promise<void>;

export type MysteryName = "A" | "B" | "C" | "D" | "E" | "F";

const deriveKey = promisify(pbkdf2);
const block = Buffer.alloc(16_384, 1);

/** Six programs whose source does not tell at a glance what they spend their time on. */
export const mysteries: Readonly<Record<MysteryName, Mystery>> = {
  async A(ms) {
    for (const end = now() + ms; now() < end; ) await digest();
  },

  async B(ms) {
    for (const end = now() + ms; now() < end; ) {
      const keys = Array.from({ length: 4 }, () =>
        deriveKey("secret", "salt", 20_000, 32, "sha256"),
      );
      await Promise.all(keys);
    }
  },

  async C(ms) {
    const timers = Array.from({ length: 200 }, (_, i) => sleep((ms * (i + 1)) / 200));
    await Promise.all(timers);
  },

  async D(ms) {
    for (const end = now() + ms; now() < end; ) await pause();
  },

  async E(ms) {
    for (const end = now() + ms; now() < end; ) {
      await sleep(10);
      for (const enough = now() + 11; now() < enough; ) await digest();
    }
  },

  async F(ms) {
    const code = `
      const { workerData: ms } = require("node:worker_threads");
      for (const end = performance.now() + ms; performance.now() < end; );
    `;
    const thread = new Worker(code, { eval: true, workerData: ms });
    await new Promise((resolve, reject) => thread.once("exit", resolve).once("error", reject));
  },
};

async function digest(): Promise<string> {
  return createHash("sha256").update(block).digest("hex");
}

async function pause(): Promise<void> {
  blockingSleep(10);
}
