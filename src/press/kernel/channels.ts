import { randomUUID } from "node:crypto";
import type { Dealer, Subscriber } from "zeromq";
import type { Connection } from "./connection.js";
import { decode, encode, type Message } from "./message.js";

/** The sockets to a kernel. */
export interface Channels {
  /** Sends a request and says its id. What cannot be sent (the kernel is gone) is dropped. */
  send(channel: "shell" | "control", type: string, content?: Record<string, unknown>): string;
  close(): void;
}

// The kernel puts the name of the asking socket before everything it publishes, so a subscription
// to this prefix is a subscription to the answers to us.
const NAME = "overlap";

/**
 * Connects to a kernel, which need not listen yet.
 *
 * @param onMessage Called for every message with a valid signature; `iopub` carries outputs and
 *   states, the other two carry replies.
 */
export async function openChannels(
  connection: Connection,
  onMessage: (channel: "shell" | "control" | "iopub", message: Message) => void,
): Promise<Channels> {
  const zmq = await import("zeromq");
  const options = { linger: 0, reconnectInterval: 20, receiveHighWaterMark: 0 };
  const iopub = new zmq.Subscriber(options);
  const shell = new zmq.Dealer({ ...options, routingId: `${NAME}-shell` });
  const control = new zmq.Dealer({ ...options, routingId: `${NAME}-control` });
  const sockets = { shell, control, iopub };
  const session = randomUUID();
  // A socket takes one send at a time and throws on a second.
  const pending = { shell: Promise.resolve(), control: Promise.resolve() };

  iopub.subscribe(NAME);
  for (const [channel, socket] of Object.entries(sockets)) {
    socket.connect(connection.address(channel as keyof typeof sockets));
    void pump(socket, connection.key, (message) =>
      onMessage(channel as keyof typeof sockets, message),
    );
  }

  return {
    send(channel, type, content = {}) {
      const { id, frames } = encode(connection.key, session, type, content);
      pending[channel] = pending[channel].then(() => sockets[channel].send(frames)).catch(() => {});
      return id;
    },
    close() {
      for (const socket of Object.values(sockets)) socket.close();
    },
  };
}

/** Hands on what arrives until the socket is closed. */
async function pump(
  socket: Dealer | Subscriber,
  key: string,
  onMessage: (message: Message) => void,
): Promise<void> {
  for await (const frames of socket) {
    const message = decode(key, frames);
    if (message) onMessage(message);
  }
}
