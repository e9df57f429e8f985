import { once } from "node:events";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOM_PORT } from "../lab/room/index.js";
import { KIT_PACKAGES } from "../workshop/kit/index.js";
import { type OpenRoom, openRoom, type RoomOptions, roomPlaces } from "../workshop/room/index.js";
import type { WorkshopPart } from "./workshop-part.js";

/** Without an option: the room itself, until Ctrl-C. */
export const room: WorkshopPart = {
  help: `Without one of the options below, it opens the room: learners join with a code, and what
they predict, solve and measure appears on the projector. It serves the site to them.

  --lan           for the local network too (default: this machine only)
  --address A     the address that learners are shown (default: this machine's first)
  --port N        the port (default: ${ROOM_PORT}; 0: any)
  --site DIR      the learners' site (default: site)
  --data DIR      where the room keeps what it learns (default: .overlap/room)
  --secret TEXT   the instructor's secret, 8 characters or more (default: made, and kept)`,
  async run(args, { root, signal }) {
    const open = await openRoom(toRoomOptions(args, root));
    try {
      console.log(greeting(open));
      if (!signal.aborted) await once(signal, "abort");
      return 0;
    } finally {
      await open.close();
    }
  },
};

/** @throws Error in one line that names the option. */
export function toRoomOptions(args: string[], root: string): RoomOptions {
  const { values } = parseArgs({
    args,
    options: {
      lan: { type: "boolean", default: false },
      address: { type: "string" },
      port: { type: "string", default: String(ROOM_PORT) },
      site: { type: "string" },
      data: { type: "string" },
      secret: { type: "string" },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`);
  }
  const { address, secret } = values;
  if (address !== undefined && !/^[\w.-]+$/.test(address)) {
    throw new Error(`--address takes an address such as 192.168.1.5, not "${address}"`);
  }
  if (secret !== undefined && secret.length < 8) {
    throw new Error(`--secret takes 8 characters or more, not ${secret.length}`);
  }
  const places = roomPlaces(root);
  return {
    site: values.site === undefined ? places.site : resolve(root, values.site),
    data: values.data === undefined ? places.data : resolve(root, values.data),
    packages: [places.packages, kitsPackages(root)].find(existsSync) ?? places.packages,
    port,
    lan: values.lan,
    ...(address !== undefined && { address }),
    ...(secret !== undefined && { secret }),
  };
}

/** Where a kit has them, seen from the course in it. */
function kitsPackages(root: string): string {
  return join(root, "..", KIT_PACKAGES);
}

function greeting({ origin, joinAddress, secret, found, remarks }: OpenRoom): string {
  const { people, results } = found;
  return [
    ...remarks.map((remark) => `workshop: ${remark}`),
    ...(people > 0 ? [`The room goes on with ${people} people and ${results} results.`] : []),
    `Learners join at   ${joinAddress}`,
    `You open           ${origin}/room/instructor#${encodeURIComponent(secret)}`,
    `Projector          ${origin}/room/projector`,
    "Ctrl-C closes the room; what it has learnt stays.",
  ].join("\n");
}
