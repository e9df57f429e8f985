// npm run doctor: what this machine has and lacks for the course, with the command that mends it.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { checkUp, describeAll, describeFinding } from "../doctor/index.js";
import { runCommand } from "./run-command.js";

const HELP = `npm run doctor -- [options]

Looks at what the course needs of this machine: Node.js, packages, processors, memory,
open files, disk, loopback ports, the clock, whether other programs are at work, the
kernel, a chart, and Jupyter. Each finding is one line, ok, warning or STOPS, and below it
what mends it. Nothing is changed. It exits with 1 only where the lessons cannot run.

  --json   the findings as JSON
  --help   this text`;

const root = fileURLToPath(new URL("../..", import.meta.url));

async function main(args: string[], signal: AbortSignal): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const findings = await checkUp({ root, signal }, (finding) => {
    if (!values.json) console.log(describeFinding(finding));
  });
  const ok = findings.every(({ mark }) => mark !== "stops");
  if (values.json) console.log(JSON.stringify({ ok, findings }, null, 1));
  else console.log(`\n${describeAll(findings)}`);
  return ok ? 0 : 1;
}

await runCommand("doctor", main);
