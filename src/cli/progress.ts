// npm run progress: which exercises of which lessons are passed; the same file as the site's pages.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  mergeProgress,
  type Progress,
  parseProgress,
  readLessons,
  readProgress,
  withDoneLessons,
  writeProgress,
} from "../lab/learner/index.js";
import { describeProgress } from "./describe-progress.js";

const HELP = `npm run progress -- [options]

Shows for each lesson which of its exercises have passed their check in JupyterLab, and
which lessons are done. It is kept in .learn/progress.json.

  --load FILE  adds what a file says that the site or --save has written
  --save FILE  writes it to a file that the site and --load read
  --help       this text`;

const kept = fileURLToPath(new URL("../../.learn/progress.json", import.meta.url));
/** npm runs scripts in the project's folder, wherever it was called. */
const from = process.env.INIT_CWD ?? process.cwd();

function main(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: {
      load: { type: "string" },
      save: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  let progress = readProgress(kept);
  if (values.load !== undefined) {
    progress = mergeProgress(progress, load(resolve(from, values.load)));
    writeProgress(kept, progress);
  }
  const lessons = readLessons();
  const whole = withDoneLessons(progress, lessons);
  if (values.save !== undefined) save(resolve(from, values.save), whole);
  console.log(describeProgress(whole, lessons).join("\n"));
}

function load(file: string): Progress {
  if (!existsSync(file)) throw new Error(`expected a progress file at ${file}: there is none`);
  return readProgress(file);
}

/** Overwrites nothing but a progress file. */
function save(file: string, progress: Progress): void {
  if (existsSync(file)) {
    try {
      parseProgress(readFileSync(file, "utf8"));
    } catch {
      throw new Error(`${file} is no progress file, and is left as it is: choose another name`);
    }
  }
  writeProgress(file, progress);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(`progress: ${(error as Error).message.split("\n")[0]}`);
  process.exitCode = 1;
}
