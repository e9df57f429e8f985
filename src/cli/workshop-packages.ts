import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writePackages } from "../workshop/packages/index.js";
import { roomPlaces } from "../workshop/room/index.js";
import type { WorkshopPart } from "./workshop-part.js";

/** `--packages`: what learners install from where there is no internet. */
export const workshopPackages: WorkshopPart = {
  option: "packages",
  help: `  --packages       the npm packages as one zip, for learners without internet; the room
                   serves it as downloads/overlap-packages.zip. Needs a network once
      --out FILE     where it goes (default: .overlap/packages/overlap-packages.zip)`,
  async run(args, { root, signal }) {
    const { values } = parseArgs({
      args,
      options: { packages: { type: "boolean" }, out: { type: "string" } },
    });
    const { packages: place } = roomPlaces(root);
    const out = values.out === undefined ? place : resolve(root, values.out);
    await bringPackages(root, out, signal);
    return 0;
  },
};

/** Writes the zip of the npm packages, and says how it goes. */
export async function bringPackages(root: string, out: string, signal: AbortSignal): Promise<void> {
  const { packages, bytes } = await writePackages({
    root,
    out,
    tarballs: join(dirname(roomPlaces(root).packages), "tarballs"),
    signal,
    onProgress: (done, all) => console.log(`workshop: ${done} of ${all} packages`),
  });
  console.log(`${packages} packages, ${Math.round(bytes / 1e6)} MB in ${out}`);
}
