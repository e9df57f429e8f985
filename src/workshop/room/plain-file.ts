import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { extname } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "./refusal.js";

/** Of what a site consists; browsers are told not to guess. */
const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gif": "image/gif",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".zip": "application/zip",
};

/**
 * Sends a file as it lies on the disk, or the part of it that is asked for: a download of hundreds
 * of megabytes goes on where it broke off.
 *
 * @throws Refusal where it is not there, or nothing can be read.
 */
export async function sendPlainFile(request: FastifyRequest, reply: FastifyReply, file: string) {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG"].includes(error.code ?? ""))
      return undefined;
    throw new Refusal(503, `this cannot be read at the moment (${error.code})`, 1);
  });
  if (!handle) throw new Refusal(404, "there is no such page");
  let passedOn = false;
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Refusal(404, "there is no such page");
    const { size } = stats;
    const etag = etagOf(`${size} ${stats.mtimeMs}`);
    reply.headers({ "cache-control": "no-cache", "accept-ranges": "bytes", etag });
    if (request.headers["if-none-match"] === etag) return reply.status(304).send();
    const range = rangeOf(request, etag, size);
    if (range === "none") {
      throw new Refusal(416, `this has ${size} bytes, and none of those that were asked for`);
    }
    reply.type(TYPES[extname(file).toLowerCase()] ?? "application/octet-stream");
    const { start, end } = range ?? { start: 0, end: size - 1 };
    reply.header("content-length", String(end - start + 1));
    if (range) reply.status(206).header("content-range", `bytes ${start}-${end}/${size}`);
    if (size === 0 || request.method === "HEAD") return reply.send();
    passedOn = true;
    // The stream closes the file, however it ends.
    return reply.send(handle.createReadStream({ start, end }));
  } finally {
    if (!passedOn) await handle.close();
  }
}

/** One range; whoever asks for several, or in words that nobody knows, gets all of it. */
function rangeOf({ headers }: FastifyRequest, etag: string, size: number) {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? "") ?? [];
  const condition = headers["if-range"];
  if ((first === "" && last === "") || (condition !== undefined && condition !== etag)) {
    return undefined;
  }
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? "none" : { start, end };
}

function etagOf(text: string): string {
  return `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
}
