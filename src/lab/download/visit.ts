import type { Dispatcher } from "undici";
import type { SpanOutcome } from "../trace/index.js";
import type { DownloadOptions } from "./download.js";
import { decode, receive } from "./fetch-page.js";
import type { Page } from "./page.js";

/**
 * One page of a download: fetches it, records its spans (`page 17`: waiting, then working) in a
 * lane, and tells `onPage`.
 *
 * @throws DownloadError that names the url; the signal's reason when that aborts.
 */
export async function visit(
  client: Dispatcher,
  url: string,
  index: number,
  { signal, tracer, deadline, onPage }: DownloadOptions,
  lane = "main",
): Promise<Page> {
  signal?.throwIfAborted();
  const task = `page ${index}`;
  const failed = (): SpanOutcome => (signal?.aborted ? "cancelled" : "failed");
  const endWaiting = tracer?.begin(task, { lane });
  const received = await receive(client, url, { signal, deadline }).catch((error) => {
    endWaiting?.(failed());
    throw error;
  });
  endWaiting?.();
  const endWorking = tracer?.begin(task, { lane, kind: "working" });
  try {
    const page = decode(received);
    endWorking?.();
    onPage?.(page, index);
    return page;
  } catch (error) {
    endWorking?.(failed());
    throw error;
  }
}
