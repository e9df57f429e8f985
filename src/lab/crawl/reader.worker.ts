import { workerData } from "node:worker_threads";
import { createTracer, type Span } from "../trace/index.js";
import type { CrawledPage } from "./page.js";
import { read } from "./read.js";

/** A page as it is handed to a thread: its bytes are transferred, not copied. */
export interface ToRead {
  url: string;
  packed: Uint8Array;
  traced: boolean;
}

const { threads, arrived } = workerData as { threads: number; arrived: Int32Array };
const lane = `thread ${Atomics.add(arrived, 0, 1) + 1}`;
Atomics.notify(arrived, 0);

/** Waits until all threads have come, so that each of them takes one of these calls. */
export function arrive(): void {
  for (let count = Atomics.load(arrived, 0); count < threads; count = Atomics.load(arrived, 0)) {
    Atomics.wait(arrived, 0, count, 1000);
  }
}

/** Parses and hashes one page. */
export default function ({ url, packed, traced }: ToRead): {
  page: CrawledPage;
  spans: readonly Span[];
} {
  const tracer = createTracer(lane);
  const page = read(url, packed, traced ? tracer : undefined, lane);
  return { page, spans: tracer.spans };
}
