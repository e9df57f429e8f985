/** Where a room is found when its machine has nothing else on that port. */
export const ROOM_PORT = 4820;

/** Where a room is, and what lets one in. */
export interface RoomAddress {
  /** `http://192.168.1.5:4820` */
  origin: string;
  /** As the projector shows it, without spaces and dashes, in capitals. */
  code: string;
  /** What a page of the room adds, so that notebook and page are one participant. */
  companion?: string;
}

/**
 * Reads what the projector shows: `192.168.1.5:4820/KX7M2PQR`, with or without `http://` and
 * `/join`, or the code alone where the room is on this machine.
 *
 * @throws RangeError in one line that says what was expected.
 */
export function toRoomAddress(text: string): RoomAddress {
  const fault = new RangeError(
    `joinRoom: expected what the projector shows, such as "192.168.1.5:${ROOM_PORT}/KX7M-2PQR", not ${JSON.stringify(String(text).slice(0, 80))}`,
  );
  if (typeof text !== "string") throw fault;
  const [, code, companion] = /(?:^|\/)([\w-]+?)(?:\+(\w+))?\/?$/.exec(text.trim()) ?? [];
  const plain = code?.replaceAll("-", "").toUpperCase() ?? "";
  if (!/^[A-Z0-9]{8}$/.test(plain)) throw fault;
  const place = text
    .trim()
    .replace(/(^|\/)[^/]+\/?$/, "")
    .replace(/\/join$/, "");
  const address = place === "" ? `127.0.0.1:${ROOM_PORT}` : place;
  let origin: string;
  try {
    const url = new URL(/^https?:\/\//.test(address) ? address : `http://${address}`);
    if (url.protocol !== "http:" || url.pathname !== "/") throw fault;
    origin = url.origin;
  } catch {
    throw fault;
  }
  return { origin, code: plain, ...(companion !== undefined && { companion }) };
}
