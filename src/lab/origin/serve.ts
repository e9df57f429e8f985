import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { now } from "../time/index.js";
import { readPath } from "./address.js";
import { type Answer, answerPage, answerStatus } from "./answer.js";
import type { Counters } from "./counters.js";
import { failureOf } from "./failure.js";
import type { Gate, Leave } from "./gate.js";
import { drawLatency } from "./latency.js";
import type { Settings } from "./options.js";

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

/** The longest that a timer of Node's can wait: a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Makes the handler of requests: counts, queues, waits, then answers or fails. */
export function createHandler(settings: Settings, counters: Counters, gate: Gate) {
  const { seed, sizes, failures, scale } = settings;
  const wait = (ms: number) => Math.min(Math.round(ms * scale), LONGEST_MS);

  return (request: Request, response: Response) => {
    const path = request.url ?? "";
    const attempt = counters.request(path);
    const timers = new Set<NodeJS.Timeout>();
    let leave: Leave | undefined;
    let open = true;
    const end = (outcome: "answered" | "aborted" | "broken") => {
      if (!open) return;
      open = false;
      counters.inFlight.down();
      counters[outcome] += 1;
      leave?.();
      for (const timer of timers) clearTimeout(timer);
    };
    const answer: Answer = {
      request,
      response,
      answered: () => end("answered"),
      broken: () => end("broken"),
      after(ms, act) {
        if (!open) return;
        const timer = setTimeout(() => {
          timers.delete(timer);
          act();
        }, ms);
        timers.add(timer);
      },
    };
    response.once("close", () => end("aborted"));
    // A client that resets in the middle of our writing is an everyday event here, not an error.
    response.on("error", () => {});

    const page = readPath(path, sizes);
    if (!page) return answerStatus(answer, 404);
    const failure = page.failure ?? failureOf(failures, seed, page.n, attempt);
    if (failure) counters.failed += 1;
    const latency = wait(page.latency ?? drawLatency(settings.latency, seed, page.n, 1));
    const service = wait(drawLatency(settings.service, seed, page.n, 2));
    counters.arrival({ path, at: now(), latency, attempt });

    const serve = () => answerPage(answer, page, failure, settings);
    const reply = () => (latency === 0 ? serve() : answer.after(latency, serve));
    // Where nothing limits nothing is queued, and a request costs one timer, not two.
    if (settings.capacity === Number.MAX_SAFE_INTEGER && service === 0) return reply();
    leave = gate.arrive(() =>
      answer.after(service, () => {
        leave?.();
        reply();
      }),
    );
    if (!leave) answerStatus(answer, 503);
  };
}
