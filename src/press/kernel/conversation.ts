import { setTimeout as pause } from "node:timers/promises";
import { openChannels } from "./channels.js";
import type { Connection } from "./connection.js";
import type { Message } from "./message.js";
import { until } from "./until.js";

/** A request that was sent to the kernel. */
export interface Request {
  readonly id: string;
  readonly reply: Promise<Message>;
  /** Resolves when the kernel says that it has dealt with the request; it may never say so. */
  readonly idle: Promise<void>;
  readonly isIdle: boolean;
}

/** Requests to a kernel, and what comes back for each. */
export interface Conversation {
  request(channel: "shell" | "control", type: string, content?: Record<string, unknown>): Request;
  /**
   * Resolves when everything that the kernel has published until now has arrived: it publishes in
   * order, so it is asked something until the answer's `idle` is seen.
   *
   * @param every Milliseconds until it is asked again; an answer may be lost.
   */
  flush(every: number, signal: AbortSignal): Promise<void>;
  /** From now on `listener` gets all that the kernel publishes besides its state. */
  listen(listener: Listener): void;
  close(): void;
}

export type Listener = (message: Message, request: Request) => void;

export async function openConversation(connection: Connection): Promise<Conversation> {
  // All are kept: output may come long after the end of what it belongs to.
  const requests = new Map<string, { request: Request; take: (message: Message) => void }>();
  let listener: Listener | undefined;
  const channels = await openChannels(connection, (channel, message) => {
    const known = requests.get(message.parent ?? "");
    if (!known) return;
    if (channel !== "iopub" || message.type === "status") known.take(message);
    else listener?.(message, known.request);
  });

  function request(channel: "shell" | "control", type: string, content = {}): Request {
    let isIdle = false;
    let resolveReply: (message: Message) => void;
    let resolveIdle: () => void;
    const request: Request = {
      id: channels.send(channel, type, content),
      reply: new Promise((resolve) => (resolveReply = resolve)),
      idle: new Promise((resolve) => (resolveIdle = resolve)),
      get isIdle() {
        return isIdle;
      },
    };
    const take = (message: Message) => {
      if (message.type !== "status") resolveReply(message);
      else if (message.content.execution_state === "idle") {
        isIdle = true;
        resolveIdle();
      }
    };
    requests.set(request.id, { request, take });
    return request;
  }

  return {
    request,
    async flush(every, signal) {
      const asked: Promise<boolean>[] = [];
      for (;;) {
        const { idle } = request("control", "kernel_info_request");
        asked.push(idle.then(() => true));
        const waiting = new AbortController();
        const again = pause(every, false, { signal: waiting.signal });
        again.catch(() => {});
        try {
          if (await until(Promise.race([...asked, again]), signal)) return;
        } finally {
          waiting.abort();
        }
      }
    },
    listen: (next) => {
      listener = next;
    },
    close: () => channels.close(),
  };
}
