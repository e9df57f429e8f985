import { crc32 } from "node:zlib";
import { readPath } from "./address.js";
import { gzipBody, plainBody } from "./body.js";
import type { Settings } from "./options.js";

/** What a page holds when nothing goes wrong: the judge of every download. */
export interface ExpectedPage {
  url: string;
  /** Bytes of the decoded body. */
  bytes: number;
  /** Bytes of the body as gzip carries it. */
  gzipBytes: number;
  /** CRC-32 of the decoded body, eight hexadecimal digits. */
  checksum: string;
}

/** @throws RangeError when the url is not one of the origin's pages. */
export function expectedPage({ sizes }: Pick<Settings, "sizes">, url: string): ExpectedPage {
  const { pathname, search } = new URL(url);
  const request = readPath(pathname + search, sizes);
  if (!request) throw new RangeError(`${url} is not a page of the origin`);
  const body = plainBody(request.n, request.size);
  return {
    url,
    bytes: body.length,
    gzipBytes: gzipBody(request.n, request.size).length,
    checksum: crc32(body).toString(16).padStart(8, "0"),
  };
}
