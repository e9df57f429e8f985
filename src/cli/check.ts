// npm run check, after compiling: formatting, lint, types and house rules.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Node's arguments, the longest first. */
const CHECKS: readonly (readonly string[])[] = [
  ["dist/cli/check-lessons.js"],
  ["node_modules/typescript/bin/tsc", "-p", "test"],
  ["node_modules/@biomejs/biome/bin/biome", "check", "."],
  ["node_modules/typescript/bin/tsc", "-p", "src/workshop/deck"],
  ["node_modules/typescript/bin/tsc", "-p", "src/workshop/room/browser"],
  ["node_modules/typescript/bin/tsc", "-p", "src/press/reader"],
];

/** @returns Whether it found nothing wrong; what it said follows whole, not mixed with others'. */
function check(args: readonly string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const said: Buffer[] = [];
    child.stdout.on("data", (bytes: Buffer) => said.push(bytes));
    child.stderr.on("data", (bytes: Buffer) => said.push(bytes));
    child.on("error", reject).on("close", (code) => {
      process.stderr.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

/** As many at one time as there are cores. */
async function checkAll(): Promise<boolean> {
  const waiting = CHECKS.map((args) => args.map((arg, at) => (at === 0 ? join(root, arg) : arg)));
  let good = true;
  const work = async () => {
    for (let args = waiting.shift(); args; args = waiting.shift()) {
      if (!(await check(args))) good = false;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return good;
}

if (!(await checkAll())) process.exitCode = 1;
