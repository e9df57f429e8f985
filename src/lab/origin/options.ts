import { scale } from "../time/index.js";
import { type FailureRule, failureKinds } from "./failure.js";
import { type Latency, latencyFault } from "./latency.js";
import { SMALLEST_PAGE } from "./text.js";

/** What the origin speaks: `h2` is HTTP/2 over TLS, with HTTP/1.1 for who does not ask for it. */
export type Protocol = "http" | "https" | "h2";

export interface OriginOptions {
  /** From a request's arrival to the first byte of its answer, beside any queueing. 0 answers at once. Default 50 ms. */
  latency?: Latency;
  /** Bytes of the decoded pages; page n has the (n modulo length)th. Default 18,547 and 32,524. */
  sizes?: readonly number[];
  /** How many requests are served at one time; the others queue, first come first served; a client that goes away gives its place back. Default unlimited. */
  capacity?: number;
  /** How long a request holds its place among the `capacity`; uses no processor. Default 0 ms. */
  service?: Latency;
  /** How many may queue; who comes later gets status 503 at once. Default unlimited. */
  maxQueue?: number;
  /** Which pages fail and how; the first rule that picks a page counts. Default none. */
  failures?: readonly FailureRule[];
  /** How `drip` drips: this many bytes, every so many milliseconds. Default 256 bytes every 25 ms. */
  drip?: { bytes: number; every: number };
  /** Default `http`. */
  protocol?: Protocol;
  /** What the draws depend on; default 1. */
  seed?: number;
}

/** The options with nothing left open. */
export interface Settings {
  latency: Latency;
  sizes: readonly number[];
  capacity: number;
  service: Latency;
  maxQueue: number;
  failures: readonly FailureRule[];
  drip: { bytes: number; every: number };
  protocol: Protocol;
  seed: number;
  /** The factor on every time: `OVERLAP_SCALE`. */
  scale: number;
}

/** Stands for "unlimited" where JSON, which carries the settings, has no infinity. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;
const BIGGEST_PAGE = 16 * 1024 * 1024;

/**
 * Fills in the defaults.
 *
 * @throws TypeError in one line that names the option, what it must be and what it was.
 */
export function toSettings(options: OriginOptions = {}): Settings {
  const {
    latency = 50,
    sizes = [18_547, 32_524],
    capacity = UNLIMITED,
    service = 0,
    maxQueue = UNLIMITED,
    failures = [],
    drip = { bytes: 256, every: 25 },
    protocol = "http",
    seed = 1,
    ...unknown
  } = options;
  const settings: Settings = {
    latency,
    sizes,
    capacity: Math.min(capacity, UNLIMITED),
    service,
    maxQueue: Math.min(maxQueue, UNLIMITED),
    failures,
    drip,
    protocol,
    seed,
    scale: scale(),
  };
  for (const fault of faults(settings, Object.keys(unknown))) {
    throw new TypeError(`origin: ${fault}`);
  }
  return settings;
}

function* faults(settings: Settings, unknown: readonly string[]): Generator<string> {
  const { latency, sizes, capacity, service, maxQueue, failures, drip, protocol, seed } = settings;
  for (const name of unknown) yield `there is no option "${name}"`;
  for (const [name, value] of Object.entries({ latency, service })) {
    const fault = latencyFault(value);
    if (fault) yield `${name} ${fault}`;
  }
  if (!Array.isArray(sizes) || sizes.length === 0 || !sizes.every(isPageSize)) {
    const range = `${SMALLEST_PAGE} to ${BIGGEST_PAGE} bytes`;
    yield `sizes must be one or more whole numbers of ${range}, not ${JSON.stringify(sizes)}`;
  }
  if (!isCount(capacity, 1)) yield `capacity must be a whole number above 0, not ${capacity}`;
  if (!isCount(maxQueue, 0)) yield `maxQueue must be a whole number of 0 or more, not ${maxQueue}`;
  if (!isCount(drip?.bytes, 1) || latencyFault(drip.every)) {
    yield `drip must be { bytes: above 0, every: milliseconds }, not ${JSON.stringify(drip)}`;
  }
  if (!["http", "https", "h2"].includes(protocol)) {
    yield `protocol must be "http", "https" or "h2", not ${JSON.stringify(protocol)}`;
  }
  if (!Number.isSafeInteger(seed)) yield `seed must be a whole number, not ${seed}`;
  if (!Array.isArray(failures)) yield `failures must be an array, not ${JSON.stringify(failures)}`;
  else for (const rule of failures) yield* ruleFaults(rule);
}

function* ruleFaults(rule: FailureRule): Generator<string> {
  const { kind, pages, rate = 1, times = 1, status = 500 } = rule;
  const where = `not ${JSON.stringify(rule)}`;
  if (!failureKinds.includes(kind)) {
    yield `failures: kind must be one of ${failureKinds.join(", ")}, ${where}`;
  }
  if (!(rate >= 0 && rate <= 1)) yield `failures: rate must be 0 to 1, ${where}`;
  if (!(times >= 1)) yield `failures: times must be 1 or more, ${where}`;
  if (!isCount(status, 200) || status > 599) yield `failures: status must be 200 to 599, ${where}`;
  if (pages && !(Array.isArray(pages) && pages.every((page) => isCount(page, 0)))) {
    yield `failures: pages must be numbers of pages, ${where}`;
  }
}

export function isPageSize(size: unknown): size is number {
  return isCount(size, SMALLEST_PAGE) && size <= BIGGEST_PAGE;
}

function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}
