/** What went wrong with a request. */
export type DownloadErrorKind =
  /** Nobody listens there. */
  | "refused"
  /** The connection broke before an answer came. */
  | "reset"
  /** The deadline passed. */
  | "timeout"
  /** The body ended too early, in order or by a reset: which of the two arrives is a matter of timing. */
  | "truncated"
  /** The body is not in the encoding that its head names. */
  | "encoding"
  /** The server answered with a status other than 2xx. */
  | "status"
  /** The thread or process that was to do it has died. */
  | "worker"
  /** Anything else, a name that cannot be resolved for one. */
  | "failed";

/** A page that could not be downloaded; the message begins with its url. */
export class DownloadError extends Error {
  override name = "DownloadError";
  readonly kind: DownloadErrorKind;
  readonly url: string;
  /** The message without the url. */
  readonly what: string;
  /** For `kind: "status"`. */
  readonly status: number | undefined;

  constructor(
    kind: DownloadErrorKind,
    url: string,
    what: string,
    { cause, status }: { cause?: unknown; status?: number | undefined } = {},
  ) {
    super(`${url}: ${what}`, { cause });
    this.kind = kind;
    this.url = url;
    this.what = what;
    this.status = status;
  }
}

/** Names the failure that undici or zlib reported while it was at work on a url. */
export function toDownloadError(url: string, cause: unknown, { inBody = false } = {}) {
  if (cause instanceof DownloadError) return cause;
  const { code = "", message } = cause as NodeJS.ErrnoException;
  const kind = kindOf(code, inBody);
  return new DownloadError(kind, url, `${kind}: ${message}`, { cause });
}

const BROKEN = ["UND_ERR_SOCKET", "ECONNRESET", "EPIPE", "ERR_HTTP2_STREAM_ERROR"];

function kindOf(code: string, inBody: boolean): DownloadErrorKind {
  if (code === "ECONNREFUSED") return "refused";
  if (BROKEN.includes(code)) return inBody ? "truncated" : "reset";
  if (code === "Z_BUF_ERROR" || code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return "truncated";
  if (code.startsWith("Z_") || code === "ERR_BUFFER_TOO_LARGE") return "encoding";
  if (/^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$/.test(code)) return "timeout";
  return "failed";
}
