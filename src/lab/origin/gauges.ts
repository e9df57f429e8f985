/** What the origin counted since it started or since `reset()`. */
export interface Gauges {
  /** Requests that arrived. */
  requests: number;
  /** Requests that got the whole of an answer, error statuses included. */
  answered: number;
  /** Requests whose client went away first. */
  aborted: number;
  /** Requests whose connection the origin broke on purpose. */
  broken: number;
  /** Requests that a failure rule or their url picked; they are among the numbers above, too. */
  failed: number;
  /** Requests that have arrived and have neither been answered in full nor been given up. */
  inFlight: number;
  peakInFlight: number;
  /** Requests that hold one of the `capacity` places. */
  inService: number;
  peakInService: number;
  /** Requests that wait for such a place. */
  queued: number;
  peakQueued: number;
  /** Connections accepted. */
  socketsOpened: number;
  socketsOpen: number;
  peakSockets: number;
  /** Bytes on the wire: heads and bodies, under TLS as encrypted, handshakes included. */
  bytesSent: number;
}

/** One request, as the origin saw it. */
export interface Arrival {
  /** Path and query. */
  path: string;
  /** Milliseconds on the machine's clock (`now()` of `overlap/time`). */
  at: number;
  /** Milliseconds that the origin drew for it, stretched by `OVERLAP_SCALE`. */
  latency: number;
  /** How many requests for the same path came before it. */
  attempt: number;
}

/** The origin remembers this many arrivals; later ones are counted but not listed. */
export const MOST_ARRIVALS = 100_000;

/** A number that goes up and down and knows how high it was. */
export class Level {
  #value = 0;
  #peak = 0;
  get value(): number {
    return this.#value;
  }
  get peak(): number {
    return this.#peak;
  }
  up(): void {
    this.#value += 1;
    if (this.#value > this.#peak) this.#peak = this.#value;
  }
  down(): void {
    this.#value -= 1;
  }
  /** Forgets the past: the peak is what is there now. */
  reset(): void {
    this.#peak = this.#value;
  }
}
