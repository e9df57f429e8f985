import { join } from "node:path";
import { networkAddresses } from "./addresses.js";
import { roomAssets } from "./assets.js";
import { type Catalogue, readCatalogue } from "./catalogue.js";
import { digest } from "./code.js";
import { takeFolder } from "./folder.js";
import { openLog } from "./log.js";
import { rememberPlans } from "./page-plan.js";
import type { RoomRecord } from "./record.js";
import { createRoom } from "./room.js";
import { createServer } from "./server.js";
import type { Setting } from "./setting.js";
import { createSitePages } from "./site-pages.js";
import { createStreams } from "./streams.js";
import { createWrongCodes } from "./wrong-codes.js";

export interface RoomOptions {
  /** The learners' site. */
  site: string;
  /** Where the room keeps what it learns; made where it is not there. */
  data: string;
  /** The zip of the npm packages; it need not be there. */
  packages: string;
  /** 0 lets the system choose. */
  port: number;
  /** Whether other machines of the local network may join; default no. */
  lan?: boolean;
  /** The address that learners are shown; default the first of the local network. */
  address?: string;
  /** The instructor's secret; default what the folder has, or a new one. */
  secret?: string;
}

/** A room that is open. */
export interface OpenRoom {
  /** `http://127.0.0.1:4820`, for this machine. */
  origin: string;
  /** Where learners join. */
  joinAddress: string;
  code: string;
  secret: string;
  /** How many people and results an earlier run has left. */
  found: { people: number; results: number };
  /** What the instructor should know before people come. */
  remarks: string[];
  /** Ends all connections; what was confirmed is on the disk. */
  close(): Promise<void>;
}

/**
 * Opens a room: reads the site, takes the data folder, listens.
 *
 * @throws Error in one line when there is no site, the folder is taken or the port is not free.
 */
export async function openRoom(options: RoomOptions): Promise<OpenRoom> {
  const { site, data, packages, port, lan = false } = options;
  const readPage = rememberPlans();
  const catalogue = await readCatalogue(site, readPage);
  const assets = await roomAssets();
  const folder = await takeFolder(data, options.secret);
  try {
    const { log, records, damaged } = await openLog(folder.log);
    try {
      const room = createRoom(log, records as RoomRecord[]);
      const { code, secret } = folder.keys;
      const pages = createSitePages(site, catalogue.lessons, room.state.unlocked, readPage);
      // Before people come: it keeps everybody waiting for a moment.
      await pages.course();
      let joinAddress = "";
      const setting: Setting = {
        room,
        catalogue,
        pages,
        streams: createStreams(),
        wrong: createWrongCodes(),
        code,
        secret,
        cookie: `overlap-${digest(code).slice(0, 8)}`,
        joinAddress: () => joinAddress,
        address: options.address,
        site,
        packages,
        assets,
      };
      const server = createServer(setting);
      const listening = await server
        .listen({ port, host: lan ? "0.0.0.0" : "127.0.0.1" })
        .catch(inWords(port));
      const bound = new URL(listening).port;
      const shown = options.address ?? (lan ? networkAddresses()[0] : undefined) ?? "127.0.0.1";
      joinAddress = `http://${shown}:${bound}/join/${code}`;
      return {
        origin: `http://127.0.0.1:${bound}`,
        joinAddress,
        code,
        secret,
        found: { people: room.state.people.size, results: room.state.heard },
        remarks: remarksOn({ lan, shown, damaged, catalogue, file: folder.log }),
        async close() {
          await server.close();
          await log.close();
          await folder.release();
        },
      };
    } catch (error) {
      await log.close();
      throw error;
    }
  } catch (error) {
    await folder.release();
    throw error;
  }
}

function inWords(port: number): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`port ${port} is taken: choose another with --port, or 0 for any`);
  };
}

interface Seen {
  lan: boolean;
  shown: string;
  damaged: readonly number[];
  catalogue: Catalogue;
  file: string;
}

function remarksOn({ lan, shown, damaged, catalogue, file }: Seen): string[] {
  const remarks: string[] = [];
  if (lan && shown === "127.0.0.1") {
    remarks.push("this machine is in no network that it knows of: give its address with --address");
  }
  if (catalogue.predictions.size === 0) {
    remarks.push(
      "the site was built without executing, so no page asks for predictions: run npm run build",
    );
  }
  const parts = catalogue.lessons.flatMap(({ sections }) => sections);
  if (parts.some(({ solutions }) => solutions > 0)) {
    remarks.push(
      "the site has solutions: pages and downloads are without them until you open them",
    );
  }
  if (damaged.length > 0)
    remarks.push(`${file}: left out what cannot be read in line ${damaged.join(", ")}`);
  return remarks;
}

/** Where `npm run workshop` looks and keeps by default, in the project's folder. */
export function roomPlaces(root: string): { site: string; data: string; packages: string } {
  return {
    site: join(root, "site"),
    data: join(root, ".overlap", "room"),
    packages: join(root, ".overlap", "packages", "overlap-packages.zip"),
  };
}
