import type { Exercise } from "../lesson/index.js";
import { createModelPool } from "./model-pool.js";

/**
 * What the learner hands in: it is told the pool's size once, and gives back what every key of the
 * program goes through. `derive` hands one key to the pool.
 */
export type LimitKeys = (poolSize: number) => <T>(derive: () => Promise<T>) => Promise<T>;

const SIZES = [2, 4, 8];
const KEYS = 24;
const FAILING = 5;
/** In which turns a file is asked for; 0 is just after the keys. */
const FILES = [0, 0, 7, 15, 16];
/** Turns after which nothing will come any more; the longest right run takes 240. */
const PATIENCE = 1000;

interface Traffic {
  begun: number[];
  /** Keys whose caller got what belongs to it. */
  right: number;
  files: number;
  heldUp: number;
  mostKeys: number;
}

/** Lesson 10: keep one thread of the pool free of keys. */
export const latencyBack: Exercise<LimitKeys> = {
  id: "latency-back",
  expected: `on pools of ${SIZES.join(", ")} threads, no file is held up by keys, all threads but one are at keys as long as there are enough of them, and each of the ${KEYS} callers gets what its key came to.`,
  hints: [
    "Every key goes to the pool at once, and the files stand behind them. Count the keys under way; call `derive` only if there are fewer than `poolSize - 1`.",
    "Threads stand idle while keys wait. As many as `poolSize - 1` keys may be under way; when one is done, start the next.",
    "Every key is to be derived once, in the order of the calls, and its caller gets its own result. Keep those who wait in a list, first come, first served.",
    "One key fails. Its caller must hear of it, and the next key must still have its turn: make room in a `finally`.",
  ],
  async observe(limitKeys, attempt) {
    for (const size of SIZES) {
      const { begun, right, files, heldUp, mostKeys } = await attempt(() => drive(limitKeys, size));
      const inOrder = begun.length === KEYS && begun.every((key, i) => key === i);
      const complete = inOrder && right === KEYS && files === FILES.length;
      const most = size - 1;
      if (complete && heldUp === 0 && mostKeys === most) continue;
      const dropped = begun.length < KEYS && begun.includes(FAILING);
      return {
        passed: false,
        observed: `on a pool of ${size}, ${begun.length} keys were begun, ${right} of ${KEYS} callers got what belongs to them, at most ${mostKeys} keys were under way at once, and ${heldUp === 0 ? "no file was held up by keys" : `files were held up by keys for ${heldUp} turns`}.`,
        hint: heldUp > 0 || mostKeys > most ? 0 : complete ? 1 : dropped ? 3 : 2,
      };
    }
    return {
      passed: true,
      observed: `on pools of ${SIZES.join(", ")} threads, all ${KEYS} callers got what belongs to them, and no file was held up by keys.`,
    };
  },
};

/** Keys all at once, one of which fails, and files now and then, on a model of the pool. */
async function drive(limitKeys: LimitKeys, size: number): Promise<Traffic> {
  const pool = createModelPool(size);
  const begun: number[] = [];
  const counted = { right: 0, files: 0, settled: 0 };
  const limited = limitKeys(size);
  const derive = async (key: number) => {
    begun.push(key);
    await pool.key();
    if (key === FAILING) throw new Error(`key ${key} fails`);
    return `key ${key}`;
  };
  const ask = async (key: number) => {
    const outcome = await Promise.resolve(limited(() => derive(key))).catch(String);
    const expected = key === FAILING ? `Error: key ${key} fails` : `key ${key}`;
    if (outcome === expected) counted.right += 1;
  };
  const settle = () => {
    counted.settled += 1;
  };
  for (let key = 0; key < KEYS; key++) ask(key).then(settle, settle);
  for (let turn = 0; turn < PATIENCE; turn++) {
    for (const _ of FILES.filter((at) => at === turn)) {
      pool.file().then(() => {
        counted.files += 1;
      });
    }
    pool.turn();
    await (pool.idle ? pause() : loopTurn());
    if (pool.idle && counted.settled === KEYS && counted.files === FILES.length) break;
  }
  const { right, files } = counted;
  return { begun, right, files, heldUp: pool.heldUp, mostKeys: pool.mostKeys };
}

const loopTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
/** An answer may look now and then whether there is room: then time must pass. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 1));
