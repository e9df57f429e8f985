import { crc32, deflateRawSync } from "node:zlib";
import { pageHead, pageRest } from "./text.js";

/** The decoded body of page n. */
export function plainBody(n: number, size: number): Buffer {
  return Buffer.concat([pageHead(n), pageRest(size)]);
}

/**
 * The same body in gzip (RFC 1952), made in microseconds although every page differs: the head goes
 * in as it is, a stored block (RFC 1951, 3.2.4); the rest, alike on all pages of a size, is
 * compressed once.
 */
export function gzipBody(n: number, size: number): Buffer {
  const head = pageHead(n);
  const start = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 0, 0, 0, 0, 0]);
  start.writeUInt16LE(head.length, 11);
  start.writeUInt16LE(~head.length & 0xffff, 13);
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crc32(pageRest(size), crc32(head)), 0);
  end.writeUInt32LE(size, 4);
  return Buffer.concat([start, head, compressedRest(size), end]);
}

const compressed = new Map<number, Buffer>();

function compressedRest(size: number): Buffer {
  let rest = compressed.get(size);
  if (!rest) {
    rest = deflateRawSync(pageRest(size));
    compressed.set(size, rest);
  }
  return rest;
}
