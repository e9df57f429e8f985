import { admitWaiters, type Clock } from "../time/index.js";

/** What a load generator does over and over; the index counts from 0. */
export type Request = (
  index: number,
  options: { signal?: AbortSignal | undefined },
) => Promise<unknown>;

/** One request of a load. Times are milliseconds from the start of the load. */
export interface Sample {
  index: number;
  /** When it was to be sent by the schedule; a closed load has none and writes down `started`. */
  intended: number;
  /** When it was sent. */
  started: number;
  ended: number;
  /** What it failed with; `undefined` when it was answered. */
  error: unknown;
  failed: boolean;
}

/** A load as it was measured. */
export interface Load {
  /** In the order of the index. */
  samples: Sample[];
  /** Latencies from the INTENDED start, of the answered requests: what a user has to wait. */
  corrected: number[];
  /** Latencies from the actual start: how long a request was kept from being sent is left out. */
  uncorrected: number[];
  failed: number;
  /** The most requests under way at once. */
  peakInFlight: number;
  /** Milliseconds from the start of the load to the last answer. */
  elapsed: number;
  /** Answered requests a second. */
  throughput: number;
}

export interface LoadOptions {
  /** Default: the machine's clock. A simulation hands in its manual clock. */
  clock?: Clock | undefined;
  /** Ends the load: nothing more is sent, and its reason is thrown once nothing is under way. */
  signal?: AbortSignal | undefined;
}

/** Sends requests and keeps the books. */
export interface Recorder {
  /** Milliseconds since the load began. */
  now(): number;
  /** Sends one request; never rejects. */
  send(index: number, intended: number): Promise<void>;
  load(): Load;
}

export function createRecorder(request: Request, clock: Clock, signal?: AbortSignal): Recorder {
  if (signal) admitWaiters(signal);
  const begin = clock.now();
  const now = () => clock.now() - begin;
  const samples: Sample[] = [];
  let inFlight = 0;
  let peakInFlight = 0;

  async function send(index: number, intended: number): Promise<void> {
    const sample: Sample = {
      index,
      intended,
      started: now(),
      ended: 0,
      error: undefined,
      failed: false,
    };
    inFlight += 1;
    peakInFlight = Math.max(peakInFlight, inFlight);
    try {
      await request(index, { signal });
    } catch (error) {
      sample.failed = true;
      sample.error = error;
    }
    sample.ended = now();
    inFlight -= 1;
    samples.push(sample);
  }

  function load(): Load {
    samples.sort((a, b) => a.index - b.index);
    const answered = samples.filter((sample) => !sample.failed);
    const elapsed = Math.max(0, ...samples.map((sample) => sample.ended));
    return {
      samples,
      corrected: answered.map((sample) => sample.ended - sample.intended),
      uncorrected: answered.map((sample) => sample.ended - sample.started),
      failed: samples.length - answered.length,
      peakInFlight,
      elapsed,
      throughput: elapsed > 0 ? (1000 * answered.length) / elapsed : 0,
    };
  }

  return { now, send, load };
}
