import type { Transferable } from "node:worker_threads";
import { createLine } from "./line.js";

/** A `MessagePort` or a `Worker`. */
export interface Port {
  postMessage(message: unknown, transfer?: readonly Transferable[]): void;
  on(event: "message", listener: (message: unknown) => void): unknown;
  off(event: "message", listener: (message: unknown) => void): unknown;
}

export interface CreditPortOptions {
  /** How many messages may be under way, sent and not yet answered: 1 or more, or Infinity. */
  window: number;
}

/** The sending side of a port on which the other side answers each message, whatever the answer. */
export interface CreditPort {
  /** Sends when there is credit; who waits for it is served in the order of the calls. */
  send(message: unknown, transfer?: readonly Transferable[]): Promise<void>;
  /** Waits until every message has been answered. */
  drained(): Promise<void>;
  /** Messages under way. */
  readonly outstanding: number;
  /** The most messages that were under way at once. */
  readonly peak: number;
  /** Listens no longer; the port itself stays open. */
  close(): void;
}

/**
 * Gives a port the back-pressure that it lacks: a sender starts with so many credits, pays one for
 * each message, and gets it back with the answer.
 *
 * @throws RangeError when the window is not an integer of 1 or more, nor Infinity.
 */
export function creditPort(port: Port, { window }: CreditPortOptions): CreditPort {
  if (!(window >= 1 && (Number.isInteger(window) || window === Number.POSITIVE_INFINITY)))
    throw new RangeError(`window must be an integer of 1 or more or Infinity, not ${window}`);
  const senders = createLine<void>();
  const finishers = createLine<void>();
  let outstanding = 0;
  let peak = 0;

  const pay = () => {
    outstanding += 1;
    peak = Math.max(peak, outstanding);
  };
  const onAnswer = () => {
    outstanding -= 1;
    const next = senders.shift();
    if (next) {
      pay(); // on behalf of the one who waits: nobody may take the credit meanwhile
      next.resolve();
    }
    if (outstanding > 0) return;
    for (let one = finishers.shift(); one; one = finishers.shift()) one.resolve();
  };
  port.on("message", onAnswer);

  return {
    async send(message, transfer = []) {
      if (outstanding < window) pay();
      else await senders.join(undefined, undefined);
      port.postMessage(message, transfer);
    },
    async drained() {
      if (outstanding > 0) await finishers.join(undefined, undefined);
    },
    get outstanding() {
      return outstanding;
    },
    get peak() {
      return peak;
    },
    close() {
      port.off("message", onAnswer);
    },
  };
}
