import type { Socket } from "node:net";
import type { Gate } from "./gate.js";
import { type Arrival, type Gauges, Level, MOST_ARRIVALS } from "./gauges.js";

/** What the origin's process counts. */
export class Counters {
  readonly inFlight = new Level();
  answered = 0;
  aborted = 0;
  broken = 0;
  failed = 0;
  arrivals: Arrival[] = [];
  #requests = 0;
  #socketsOpened = 0;
  #closedBytes = 0;
  #attempts = new Map<string, number>();
  readonly #sockets = new Level();
  /** Open sockets, each with the bytes that it had sent at the last reset. */
  readonly #open = new Map<Socket, number>();
  readonly #gate: Gate;

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** Counts a request; tells how many came before it for the same path. */
  request(path: string): number {
    this.#requests += 1;
    this.inFlight.up();
    const attempt = this.#attempts.get(path) ?? 0;
    this.#attempts.set(path, attempt + 1);
    return attempt;
  }

  arrival(arrival: Arrival): void {
    if (this.arrivals.length < MOST_ARRIVALS) this.arrivals.push(arrival);
  }

  socket(socket: Socket): void {
    this.#socketsOpened += 1;
    this.#sockets.up();
    this.#open.set(socket, 0);
    socket.once("close", () => {
      this.#sockets.down();
      this.#closedBytes += socket.bytesWritten - (this.#open.get(socket) ?? 0);
      this.#open.delete(socket);
    });
  }

  gauges(): Gauges {
    let bytesSent = this.#closedBytes;
    for (const [socket, before] of this.#open) bytesSent += socket.bytesWritten - before;
    return {
      requests: this.#requests,
      answered: this.answered,
      aborted: this.aborted,
      broken: this.broken,
      failed: this.failed,
      inFlight: this.inFlight.value,
      peakInFlight: this.inFlight.peak,
      inService: this.#gate.inside.value,
      peakInService: this.#gate.inside.peak,
      queued: this.#gate.queue.value,
      peakQueued: this.#gate.queue.peak,
      socketsOpened: this.#socketsOpened,
      socketsOpen: this.#sockets.value,
      peakSockets: this.#sockets.peak,
      bytesSent,
    };
  }

  /** Forgets what has been; what is open or in flight stays counted as such. */
  reset(): void {
    this.answered = 0;
    this.aborted = 0;
    this.broken = 0;
    this.failed = 0;
    this.arrivals = [];
    this.#requests = 0;
    this.#socketsOpened = 0;
    this.#closedBytes = 0;
    this.#attempts = new Map();
    for (const level of [this.inFlight, this.#sockets, this.#gate.inside, this.#gate.queue]) {
      level.reset();
    }
    for (const socket of this.#open.keys()) this.#open.set(socket, socket.bytesWritten);
  }
}
