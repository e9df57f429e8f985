#!/usr/bin/env node
// npx overlap <command>: compiles where something changed, then hands over to the compiled command.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HELP = `npx overlap <command> [options]

  worker   works for the queue of a lesson, on this machine or another

npx overlap <command> --help tells the options.`;

const commands = { worker: new URL("../../dist/cli/worker.js", import.meta.url) };

const [name, ...args] = process.argv.slice(2);
if (name === undefined || name === "--help") console.log(HELP);
else if (!Object.hasOwn(commands, name)) {
  console.error(`overlap: expected ${Object.keys(commands).join(" or ")}, not "${name}"`);
  process.exitCode = 1;
} else {
  const build = fileURLToPath(new URL("../../build.mjs", import.meta.url));
  const { status } = spawnSync(process.execPath, [build, "--compile"], { stdio: "inherit" });
  // While a build is at work in this folder, what it has compiled is there.
  if (status !== 0 && !existsSync(commands[name])) process.exitCode = 1;
  else (await import(commands[name].href)).main(args);
}
