import { type FailureKind, type FailureRule, failureKinds, failureOf } from "./failure.js";
import { isPageSize, type Settings } from "./options.js";
import { LARGEST_NUMBER } from "./text.js";

/** What a url may ask for one page, above what the origin's options say. */
export interface PageOverrides {
  /** Bytes of the decoded page. */
  size?: number;
  /** Milliseconds before the answer; stretched by `OVERLAP_SCALE` as all latencies. */
  latency?: number;
  /** Fails every request for this url in this way. */
  failure?: FailureKind;
  /** The status of `failure: "status"`; default 500. */
  status?: number;
}

/** A request for a page, with nothing left open. */
export interface PageRequest {
  n: number;
  size: number;
  /** Milliseconds, where the url names them; otherwise the origin draws. */
  latency: number | undefined;
  /** The failure that the url itself asks for. */
  failure: FailureRule | undefined;
}

/** The path of page n. @throws RangeError when there is no such page or no such override. */
export function pagePath(n: number, overrides: PageOverrides = {}): string {
  if (!Number.isInteger(n) || n < 0 || n > LARGEST_NUMBER) {
    throw new RangeError(`a page's number must be 0 to ${LARGEST_NUMBER}, not ${n}`);
  }
  const wanted = Object.entries(overrides).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams();
  for (const [name, value] of wanted) query.set(name, String(value));
  const path = wanted.length === 0 ? `/pages/${n}` : `/pages/${n}?${query}`;
  if (!readPath(path, [0])) {
    throw new RangeError(`a page cannot be asked for ${JSON.stringify(overrides)}`);
  }
  return path;
}

/** Reads a path that {@link pagePath} wrote; nothing when it is not one. */
export function readPath(path: string, sizes: readonly number[]): PageRequest | undefined {
  const [, digits, search] = /^\/pages\/(\d{1,7})(?:\?(.*))?$/.exec(path) ?? [];
  if (digits === undefined) return undefined;
  const n = Number(digits);
  const size = sizes[n % sizes.length]!;
  if (search === undefined) return { n, size, latency: undefined, failure: undefined };
  return readQuery(n, size, new URLSearchParams(search));
}

function readQuery(n: number, size: number, query: URLSearchParams): PageRequest | undefined {
  const request: PageRequest = { n, size, latency: undefined, failure: undefined };
  for (const [name, text] of query) {
    const value = Number(text);
    if (name === "size" && isPageSize(value)) request.size = value;
    else if (name === "latency" && value >= 0 && value < 2 ** 31) request.latency = value;
    else if (name === "failure" && isFailure(text)) request.failure = { kind: text };
    else if (name !== "status" || !(value >= 200 && value <= 599)) return undefined;
  }
  const status = query.get("status");
  if (status !== null && request.failure) request.failure.status = Number(status);
  return request;
}

function isFailure(text: string): text is FailureKind {
  return (failureKinds as readonly string[]).includes(text);
}

/** Whether page n is to be refused, which a url says by pointing where nobody listens. */
export function isRefused(settings: Settings, n: number, overrides: PageOverrides = {}): boolean {
  const kind = overrides.failure ?? failureOf(settings.failures, settings.seed, n)?.kind;
  return kind === "refused";
}
