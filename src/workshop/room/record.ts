import type { Act, Submitted } from "./protocol.js";

/** A line of the room's file: what happened, in the order in which it did. */
export type RoomRecord =
  | { type: "join"; at: string; person: string; token: string; companion: string; name?: string }
  /** Another page or notebook of somebody who is there. */
  | { type: "companion"; at: string; person: string; token: string }
  | { type: "name"; at: string; person: string; name?: string }
  | { type: "submit"; at: string; person: string; submission: Submitted }
  /** Somebody who had left is back. */
  | { type: "return"; at: string; person: string }
  | { type: "leave"; at: string; person: string }
  | { type: "act"; at: string; act: Act };
