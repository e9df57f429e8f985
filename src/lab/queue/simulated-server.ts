import type { Clock } from "../time/index.js";
import type { Request } from "./sample.js";

/** A time in which the server does nothing; what it is at goes on afterwards. */
export interface Stall {
  /** Milliseconds from the server's start. */
  at: number;
  /** Milliseconds. */
  lasts: number;
}

export interface SimulatedServerOptions {
  /** The clock of the simulation. */
  clock: Clock;
  /** Milliseconds of work for a request, the same for all or drawn anew for each. */
  service: number | (() => number);
  /** How many requests it works at together; default 1. The others wait, first come first served. */
  servers?: number | undefined;
  stalls?: readonly Stall[] | undefined;
}

export interface SimulatedServer {
  /** Answers when its turn has come and its work is done. A client that leaves saves no work. */
  request: Request;
  /** Requests inside, waiting or served. */
  readonly inside: number;
  readonly peakInside: number;
}

/** Makes a server that exists on a clock only: a queue before so many places (G/G/c). */
export function createSimulatedServer({
  clock,
  service,
  servers = 1,
  stalls = [],
}: SimulatedServerOptions): SimulatedServer {
  const begin = clock.now();
  const freeAt = new Array<number>(servers).fill(0);
  const pauses = [...stalls].sort((a, b) => a.at - b.at);
  let inside = 0;
  let peakInside = 0;

  /** When work that starts then is done. */
  function finish(start: number, work: number): number {
    let time = start;
    let left = work;
    for (const { at, lasts } of pauses) {
      if (at + lasts <= time) continue;
      if (time + left <= at) break;
      left -= Math.max(0, at - time);
      time = at + lasts;
    }
    return time + left;
  }

  return {
    async request(_index, { signal }) {
      const arrived = clock.now() - begin;
      const place = freeAt.indexOf(Math.min(...freeAt));
      const work = typeof service === "number" ? service : service();
      const done = finish(Math.max(arrived, freeAt[place]!), work);
      freeAt[place] = done;
      inside += 1;
      peakInside = Math.max(peakInside, inside);
      try {
        await clock.sleep(done - arrived, { signal });
      } finally {
        inside -= 1;
      }
    },
    get inside() {
      return inside;
    },
    get peakInside() {
      return peakInside;
    },
  };
}
