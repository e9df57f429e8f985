import type { IncomingMessage, ServerResponse } from "node:http";
import { constants, type Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { PageRequest } from "./address.js";
import { gzipBody, plainBody } from "./body.js";
import type { FailureKind, FailureRule } from "./failure.js";
import type { Settings } from "./options.js";

/** A request that waits for its answer. */
export interface Answer {
  request: IncomingMessage | Http2ServerRequest;
  response: ServerResponse | Http2ServerResponse;
  /** To be called just before the last byte is handed to the socket: from then on the client may ask for more. */
  answered(): void;
  /** To be called when the connection is about to be broken on purpose. */
  broken(): void;
  /** Acts later, unless the client has gone by then. */
  after(ms: number, act: () => void): void;
}

/** A pause that lets what was written arrive before the connection breaks; a reset overtakes it otherwise. */
const ARRIVAL_MS = 20;

/** Answers with a page, or fails as the rule says. */
export function answerPage(
  answer: Answer,
  { n, size }: PageRequest,
  failure: FailureRule | undefined,
  { drip, scale }: Settings,
): void {
  const gzip = /\bgzip\b/.test(String(answer.request.headers["accept-encoding"] ?? ""));
  const body = gzip ? gzipBody(n, size) : plainBody(n, size);
  if (!failure) send(answer, 200, gzip, body);
  else ways[failure.kind]({ answer, gzip, body, n, size, failure, drip, scale });
}

interface Failing {
  answer: Answer;
  gzip: boolean;
  body: Buffer;
  n: number;
  size: number;
  failure: FailureRule;
  drip: Settings["drip"];
  scale: number;
}

const ways: Record<FailureKind, (failing: Failing) => void> = {
  status: ({ answer, failure }) => answerStatus(answer, failure.status ?? 500),
  // Its url points elsewhere; who asks here all the same gets no further.
  refused: ({ answer }) => reset(answer),
  reset: ({ answer }) => reset(answer),
  "reset-body": ({ answer, gzip, body }) => {
    half(answer, gzip, body);
    answer.after(ARRIVAL_MS, () => reset(answer));
  },
  hang: () => {},
  "hang-body": ({ answer, gzip, body }) => half(answer, gzip, body),
  drip: ({ answer, gzip, body, drip, scale }) => {
    head(answer, 200, gzip, body.length);
    dripBody(answer, body, drip.bytes, Math.round(drip.every * scale));
  },
  truncated: ({ answer, gzip, body }) => {
    half(answer, gzip, body);
    answer.after(ARRIVAL_MS, () => close(answer));
  },
  "wrong-gzip": ({ answer, n, size }) => send(answer, 200, true, plainBody(n, size)),
};

/** Answers with a status and a line of text. */
export function answerStatus(answer: Answer, status: number): void {
  send(answer, status, false, Buffer.from(`status ${status}\n`));
}

function send(answer: Answer, status: number, gzip: boolean, body: Buffer): void {
  head(answer, status, gzip, body.length);
  answer.answered();
  answer.response.end(body);
}

function head({ response }: Answer, status: number, gzip: boolean, length: number): void {
  const headers: Record<string, string | number> = {
    "content-type": "text/html; charset=utf-8",
    "content-length": length,
    vary: "accept-encoding",
  };
  if (gzip) headers["content-encoding"] = "gzip";
  (response as ServerResponse).writeHead(status, headers);
}

function half(answer: Answer, gzip: boolean, body: Buffer): void {
  head(answer, 200, gzip, body.length);
  (answer.response as ServerResponse).write(body.subarray(0, body.length >> 1));
}

function dripBody(answer: Answer, body: Buffer, bytes: number, every: number): void {
  const [piece, rest] = [body.subarray(0, bytes), body.subarray(bytes)];
  if (rest.length === 0) {
    answer.answered();
    answer.response.end(piece);
    return;
  }
  (answer.response as ServerResponse).write(piece);
  answer.after(every, () => dripBody(answer, rest, bytes, every));
}

/** Over TLS a connection cannot be reset from here: it ends without a word, which clients take alike. */
function reset({ request, response, broken }: Answer): void {
  broken();
  if (response instanceof Http2ServerResponse) {
    response.stream?.close(constants.NGHTTP2_INTERNAL_ERROR);
  } else if ("encrypted" in request.socket) request.socket.destroy();
  else request.socket.resetAndDestroy();
}

function close({ request, response, broken }: Answer): void {
  broken();
  if (response instanceof Http2ServerResponse) response.stream?.close(constants.NGHTTP2_CANCEL);
  else request.socket.destroySoon();
}
