import type { Dispatcher } from "undici";
import { createTracer, type Span, type Tracer } from "../trace/index.js";
import { DownloadError, type DownloadErrorKind } from "./download-error.js";
import type { Page } from "./page.js";
import { visit } from "./visit.js";

/** A page that another thread or process is to fetch: {@link visit} in a form that can be sent. */
export interface Errand {
  url: string;
  index: number;
  deadline: number;
  /** Whether spans are wanted back. */
  traced: boolean;
}

/** What comes back. An error keeps its class only at home, so it travels as what it says. */
export type Result = { spans: Span[] } & (
  | { page: Page }
  | { failure: { kind: DownloadErrorKind; url: string; what: string; status?: number } }
);

/** Abroad: runs the errand; never throws. */
export async function runErrand(
  client: Dispatcher,
  { url, index, deadline, traced }: Errand,
  signal: AbortSignal,
  lane: string,
): Promise<Result> {
  const tracer = traced ? createTracer() : undefined;
  const spans = (tracer?.spans ?? []) as Span[];
  try {
    return { spans, page: await visit(client, url, index, { signal, deadline, tracer }, lane) };
  } catch (error) {
    if (!(error instanceof DownloadError)) {
      return { spans, failure: { kind: "failed", url, what: `failed: ${error}` } };
    }
    const { kind, status, what } = error;
    return { spans, failure: { kind, url, what, ...(status === undefined ? {} : { status }) } };
  }
}

/** At home: records the spans and gives the page. @throws DownloadError for a failure. */
export function unpack(result: Result, tracer: Tracer | undefined): Page {
  tracer?.add(result.spans);
  if ("page" in result) return result.page;
  const { kind, url, what, status } = result.failure;
  throw new DownloadError(kind, url, what, { status });
}
