import { randomUUID } from "node:crypto";
import { isSigned, sign } from "./signing.js";

/** A message of the kernel, as far as a driver needs it. */
export interface Message {
  type: string;
  /** The id of the request that it belongs to. */
  parent: string | undefined;
  content: Record<string, unknown>;
}

const DELIMITER = "<IDS|MSG>";
const VERSION = "5.3";

/** A request as the wire protocol wants it: the frames to send, and the id that answers refer to. */
export function encode(
  key: string,
  session: string,
  type: string,
  content: Record<string, unknown>,
): { id: string; frames: string[] } {
  const id = randomUUID();
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: "overlap",
    date: new Date().toISOString(),
    version: VERSION,
  };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  return { id, frames: [DELIMITER, sign(key, parts), ...parts] };
}

/** Reads the frames of one message; nothing when they are not ours or not signed with our key. */
export function decode(key: string, frames: readonly Buffer[]): Message | undefined {
  const start = frames.findIndex((frame) => frame.equals(Buffer.from(DELIMITER)));
  const signature = frames[start + 1];
  const parts = frames.slice(start + 2, start + 6);
  if (start < 0 || !signature || parts.length < 4) return undefined;
  if (!isSigned(key, parts, signature.toString())) return undefined;
  const [header, parent, , content] = parts.map((part) => JSON.parse(part.toString()));
  return { type: header.msg_type, parent: parent?.msg_id, content };
}
