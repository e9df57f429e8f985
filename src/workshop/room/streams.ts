import type { IncomingMessage, ServerResponse } from "node:http";
import { createSession, type Session } from "better-sse";
import { LIMITS, TIMES } from "./limits.js";

/** Pages that are told the state of the room as it changes. */
export interface Streams {
  /**
   * Keeps a response open, tells it what its view is now and after each change.
   *
   * @param owner Whose it is: each has {@link LIMITS.streams}, the oldest gives way.
   * @param view What it is told; nothing when it is to be closed.
   */
  open(
    request: IncomingMessage,
    response: ServerResponse,
    owner: string,
    view: () => object | undefined,
  ): Promise<void>;
  /** Says that something has changed: views are told within {@link TIMES.together}. */
  changed(): void;
  readonly size: number;
  close(): void;
}

interface Stream {
  session: Session;
  response: ServerResponse;
  owner: string;
  view: () => object | undefined;
  /** What was told last. */
  told: string;
  /** Since when the client has not read what was sent, in ms. */
  stalledSince: number | undefined;
  /** Why the last view could not be made. */
  fault: string | undefined;
}

/** Milliseconds for which a client may not read. */
const PATIENCE = 2 * TIMES.pulse;

/**
 * A view is always told whole and only the newest counts: a client that reads slowly is told less
 * often, what waits for it never grows, and one that does not read at all is dropped.
 */
export function createStreams(): Streams {
  const streams = new Set<Stream>();
  let due: NodeJS.Timeout | undefined;
  let closed = false;
  const pulse = setInterval(() => {
    for (const stream of streams) {
      if (isStalled(stream)) drop(stream);
      else if (!stream.response.writableNeedDrain) {
        // A comment keeps the connection from falling silent, and finds out whether it is there.
        void stream.session.batch((buffer) => void buffer.comment().dispatch()).catch(() => {});
      }
    }
  }, TIMES.pulse);
  pulse.unref();

  function drop(stream: Stream): void {
    streams.delete(stream);
    stream.response.destroy();
  }

  function isStalled({ response, stalledSince }: Stream): boolean {
    if (response.writableLength > LIMITS.unread) return true;
    return stalledSince !== undefined && performance.now() - stalledSince > PATIENCE;
  }

  function tell(stream: Stream): void {
    const { response, session } = stream;
    if (response.destroyed || !session.isConnected) return void streams.delete(stream);
    if (response.writableNeedDrain) {
      // It is told the newest state then, not all that it has missed.
      if (stream.stalledSince === undefined) response.once("drain", () => tell(stream));
      stream.stalledSince ??= performance.now();
      return;
    }
    stream.stalledSince = undefined;
    const text = textOf(stream);
    if (text === undefined) return;
    if (text === stream.told) return;
    stream.told = text;
    session.push(text, "view", "");
  }

  /** Nothing where there is nothing to tell. One page's fault is neither the room's nor another's. */
  function textOf(stream: Stream): string | undefined {
    try {
      const view = stream.view();
      if (view) {
        const text = JSON.stringify(view);
        stream.fault = undefined;
        return text;
      }
      drop(stream);
    } catch (error) {
      const { message } = error as Error;
      if (message !== stream.fault) {
        console.error(`workshop: what a page shows cannot be made: ${message}`);
      }
      stream.fault = message;
    }
    return undefined;
  }

  return {
    async open(request, response, owner, view) {
      const own = [...streams].filter((stream) => stream.owner === owner);
      for (const old of own.slice(0, Math.max(0, own.length - LIMITS.streams + 1))) drop(old);
      // Its own sign of life outlives a connection that ends before it begins: hence ours.
      const session = await createSession(request, response, {
        keepAlive: null,
        retry: 1000,
        serializer: String,
        headers: { "x-content-type-options": "nosniff", "x-accel-buffering": "no" },
      });
      if (closed || response.destroyed) return void response.destroy();
      const fresh = { told: "", stalledSince: undefined, fault: undefined };
      const stream: Stream = { session, response, owner, view, ...fresh };
      streams.add(stream);
      response.once("close", () => streams.delete(stream));
      tell(stream);
    },
    changed() {
      if (closed) return;
      due ??= setTimeout(() => {
        due = undefined;
        for (const stream of streams) tell(stream);
      }, TIMES.together);
    },
    get size() {
      return streams.size;
    },
    close() {
      closed = true;
      clearTimeout(due);
      clearInterval(pulse);
      for (const stream of streams) drop(stream);
    },
  };
}
