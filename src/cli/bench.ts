// npm run bench -- [download|compute|jupyter]: the models against what is possible, in one interleaved
// run; the learner's kernel against what a learner would notice.
import { describeMachine } from "../lab/measure/index.js";
import { benchCompute } from "./bench-compute.js";
import { benchDownload } from "./bench-download.js";
import { benchJupyter } from "./bench-jupyter.js";
import { heading } from "./bench-row.js";

const benches: Record<string, () => Promise<string[]>> = {
  download: benchDownload,
  compute: benchCompute,
  jupyter: benchJupyter,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined) {
  console.error(`bench: expected ${Object.keys(benches).join(" or ")}, not "${unknown}"`);
  process.exitCode = 1;
} else {
  for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
    console.log(`${name}, ${describeMachine()}`);
    console.log(`  ${heading}`);
    for (const line of await benches[name]!()) console.log(`  ${line}`);
  }
}
