// npm run jupyter: JupyterLab on the learner's copies of the lessons, with the project's own kernel.
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type Copy,
  copyLessons,
  findJupyter,
  KERNEL,
  makeJupyter,
  runLab,
  writeJupyterFiles,
} from "../jupyter/index.js";
import { runCommand } from "./run-command.js";

const HELP = `npm run jupyter -- [options]

Opens lesson 00 in JupyterLab. The lessons are copied to .learn, where your changes are
safe: an update of the course never overwrites a lesson that you have changed.
A JupyterLab 4 is looked for in OVERLAP_JUPYTER, .venv and the PATH, else one is
installed into .venv.

  --no-browser  only say the address
  --port N      the port (default: 8888 or the next that is free)
  --vscode      start nothing; say how to open the lessons in VS Code
  --help        this text`;

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, ".learn");
const say = (line: string) => console.log(`jupyter: ${line}`);

async function main(args: string[], signal: AbortSignal): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      "no-browser": { type: "boolean", default: false },
      port: { type: "string" },
      vscode: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const port = toPort(values.port);
  const copies = await copyLessons(join(root, "notebooks"), folder);
  for (const line of tell(copies)) say(line);
  if (values.vscode) {
    await writeJupyterFiles(root);
    console.log(inVsCode());
    return 0;
  }
  const made = findJupyter(root).then((found) => found ?? makeJupyter(root, say));
  // Ctrl-C reaches what installs it, too, and what that says of it tells nobody anything.
  const jupyter = await made.finally(() => signal.throwIfAborted());
  const own = await writeJupyterFiles(root);
  say(`JupyterLab ${jupyter.version} of ${jupyter.where}; Ctrl-C ends it and its kernels`);
  const first = copies[0]?.name ?? "";
  return runLab(jupyter, { folder, first, own, browser: !values["no-browser"], port, signal });
}

function toPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Error(`--port takes a number from 0 to 65535, not "${text}"`);
}

function tell(copies: readonly Copy[]): string[] {
  const names = (state: Copy["state"]) =>
    copies.filter((copy) => copy.state === state).map(({ name }) => name.replace(".ipynb", ""));
  const where = relative(process.cwd(), folder) || folder;
  const lines: [string, string[]][] = [
    [`copied to ${where}`, names("new")],
    ["updated, you had changed nothing in", names("updated")],
    ["you have changed these, and their new version stands beside yours", names("beside")],
  ];
  return lines
    .filter(([, found]) => found.length > 0)
    .map(([text, found]) => `${text}: ${found.join(", ")}`);
}

function inVsCode(): string {
  return `
In VS Code, with the extension Jupyter by Microsoft:
  1. open this folder, and in it a lesson in .learn
  2. choose "Select Kernel", then "Jupyter Kernel...", then "${KERNEL}"
If it is not offered there: npm run jupyter once makes a .venv, in which VS Code finds it.`.trimStart();
}

await runCommand("jupyter", main);
