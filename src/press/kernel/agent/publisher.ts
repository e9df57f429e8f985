import { createRequire } from "node:module";
import { sep } from "node:path";

/** The socket on which the kernel publishes outputs and states. */
export interface PublisherWatch {
  /** Outputs that could not be sent since the last call; states are asked for again by who misses one. */
  takeLost(): number;
  /** Gives the next cell the whole of the socket's burst. */
  renew(): Promise<void>;
}

interface Socket {
  send(frames: unknown): Promise<void>;
}

const DELIMITER = "<IDS|MSG>";

/**
 * zeromq's sockets send 512 messages at once; the next one waits for a turn of the event loop, and
 * until that came each further `send` throws, `console.log` swallows the error, and the output is
 * lost. The 512 are counted over all cells, so without `renew` a cell that prints little would lose
 * its lines, or its `idle`, because of those before it.
 */
export function watchPublisher(): PublisherWatch {
  const prototype = findZeromq()?.Publisher.prototype;
  if (!prototype) return { takeLost: () => 0, renew: async () => {} };
  const original = prototype.send;
  let publisher: Socket | undefined;
  let lost = 0;
  // Not assigned: what it inherits is read-only.
  Object.defineProperty(prototype, "send", {
    configurable: true,
    value(this: Socket, frames: unknown) {
      publisher = this;
      try {
        return original.call(this, frames);
      } catch (error) {
        if (!isState(frames)) lost += 1;
        throw error;
      }
    },
  });
  return {
    takeLost() {
      const count = lost;
      lost = 0;
      return count;
    },
    async renew() {
      if (publisher) await spendBurst((frames) => original.call(publisher as Socket, frames));
    },
  };
}

/** Whether a message says that the kernel is busy or idle. Its header is the second part after the delimiter. */
function isState(frames: unknown): boolean {
  if (!Array.isArray(frames)) return false;
  const at = frames.findIndex((part) => String(part) === DELIMITER);
  return /"msg_type":"status"/.test(String(frames[at + 2]));
}

/** Sends what nobody has subscribed to until a send is made to wait; then the count begins anew. */
async function spendBurst(send: Socket["send"]): Promise<void> {
  let last: Promise<void> | undefined;
  for (let sent = 0; sent <= 1024; sent += 1) {
    try {
      last = send("renew");
    } catch {
      break;
    }
  }
  await last;
}

/** The copy that this kernel's tslab has loaded. */
function findZeromq(): { Publisher: { prototype: Socket } } | undefined {
  const { cache } = createRequire(import.meta.url);
  const ending = ["", "zeromq", "lib", "index.js"].join(sep);
  const file = Object.keys(cache).find((name) => name.endsWith(ending));
  return file === undefined ? undefined : cache[file]?.exports;
}
