// npm run workshop: what an instructor needs to teach the course to people in a room.
import { fileURLToPath } from "node:url";
import { runCommand } from "./run-command.js";
import { workshopKit } from "./workshop-kit.js";
import { workshopPackages } from "./workshop-packages.js";
import { choosePart, type WorkshopPart } from "./workshop-part.js";
import { workshopPlan } from "./workshop-plan.js";
import { room } from "./workshop-room.js";
import { workshopSlides } from "./workshop-slides.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** In the order in which the help lists them. */
const parts: readonly WorkshopPart[] = [
  room,
  workshopPlan,
  workshopSlides,
  workshopPackages,
  workshopKit,
];

const HELP = `npm run workshop -- [options]

The lessons, taught to people in a room.

${parts.map(({ help }) => `${help}\n`).join("\n")}  --help   this text`;

async function main(args: string[], signal: AbortSignal): Promise<number> {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  return choosePart(args, parts).run(args, { root, signal });
}

await runCommand("workshop", main);
