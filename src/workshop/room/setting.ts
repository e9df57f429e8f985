import type { Catalogue } from "./catalogue.js";
import type { Room } from "./room.js";
import type { Participant } from "./room-state.js";
import type { SitePages } from "./site-pages.js";
import type { Streams } from "./streams.js";
import type { WrongCodes } from "./wrong-codes.js";

/** What the routes of a room stand on. */
export interface Setting {
  room: Room;
  catalogue: Catalogue;
  pages: SitePages;
  streams: Streams;
  wrong: WrongCodes;
  code: string;
  secret: string;
  /** Names this room's cookies, so that rooms of other days do not mix with it. */
  cookie: string;
  /** Where learners join: `http://192.168.1.5:4820/join/KX7M2PQR`. Known once the server listens. */
  joinAddress(): string;
  /** The address that the instructor has learners shown, if they chose one. */
  address: string | undefined;
  /** The learners' site. */
  site: string;
  /** The zip of the npm packages; it need not be there. */
  packages: string;
  /** Scripts and styles of the room's own pages, by name. */
  assets: ReadonlyMap<string, { type: string; body: string }>;
}

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks, if somebody of the room does. */
    participant: Participant | undefined;
    /** Whether the instructor does. */
    instructor: boolean;
  }
}
