/** A job's step on the model's pool; `left` counts the turns that it still takes. */
interface Step {
  kind: "key" | "file";
  left: number;
  end: () => void;
}

/** A model of libuv's pool: one queue, a number of threads, and time that passes in turns. */
export interface ModelPool {
  /** Takes a thread for many turns. */
  key(): Promise<void>;
  /** Takes a thread for a turn, several times in a row, as reading a file does. */
  file(): Promise<void>;
  /** Lets one turn pass. */
  turn(): void;
  readonly idle: boolean;
  /** The most keys that had a thread or waited for one at the same time. */
  readonly mostKeys: number;
  /** How many turns the steps of files stood in the queue while every thread was at a key. */
  readonly heldUp: number;
}

const KEY_TURNS = 10;
const FILE_STEPS = 4; // open, look at the size, read, close

/** Makes a model pool of `size` threads: first come, first served, as libuv's queue is. */
export function createModelPool(size: number): ModelPool {
  const queue: Step[] = [];
  const threads: Step[] = [];
  let mostKeys = 0;
  let heldUp = 0;
  const step = (kind: Step["kind"], left: number) =>
    new Promise<void>((end) => {
      queue.push({ kind, left, end });
      const keys = [...queue, ...threads].filter((one) => one.kind === "key").length;
      mostKeys = Math.max(mostKeys, keys);
    });
  return {
    key: () => step("key", KEY_TURNS),
    async file() {
      for (let i = 0; i < FILE_STEPS; i++) await step("file", 1);
    },
    turn() {
      threads.push(...queue.splice(0, size - threads.length));
      if (threads.length === size && threads.every(({ kind }) => kind === "key")) {
        heldUp += queue.filter(({ kind }) => kind === "file").length;
      }
      for (const one of threads) one.left -= 1;
      const ended = threads.filter(({ left }) => left === 0);
      threads.splice(0, threads.length, ...threads.filter(({ left }) => left > 0));
      for (const { end } of ended) end();
    },
    get idle() {
      return queue.length + threads.length === 0;
    },
    get mostKeys() {
      return mostKeys;
    },
    get heldUp() {
      return heldUp;
    },
  };
}
