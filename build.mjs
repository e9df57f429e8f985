#!/usr/bin/env node
// Compiles src/ to dist/ where something changed, then hands over to the compiled command.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const dist = join(root, "dist");
// Not hidden: who takes the course away compiled takes it along, and need not compile again.
const stamp = join(dist, "compiled-from");
const lock = join(root, ".overlap", "lock");

/** Two builds in one folder would compile under each other's running notebooks. */
function takeLock() {
  mkdirSync(join(root, ".overlap"), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      const release = () => rmSync(lock, { force: true });
      process.once("exit", release);
      return () => {
        process.off("exit", release);
        release();
      };
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const owner = Number(readFileSync(lock, "utf8"));
    if (isAlive(owner))
      throw new Error(`another build (process ${owner}) is at work in this folder`);
    rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Does nothing when sources, settings and lock file are those of the last time. */
function compile() {
  const sources = files(join(root, "src"));
  const settings = ["tsconfig.json", "package.json", "package-lock.json"];
  const state = fingerprint([...sources, ...settings.map((name) => join(root, name))]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return;
  rmSync(stamp, { force: true });
  removeOrphans(sources);
  const tsc = compiler();
  const { status } = spawnSync(process.execPath, [tsc, "-p", root], { stdio: "inherit" });
  if (status !== 0) throw new Error("src/ does not compile: see above");
  writeFileSync(stamp, state);
}

function compiler() {
  try {
    return createRequire(import.meta.url).resolve("typescript/bin/tsc");
  } catch {
    throw new Error("the compiler is missing: run npm ci");
  }
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) {
    // The same in every folder and on every system.
    const name = relative(root, path).split(sep).join("/");
    hash.update(name).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

/** What was compiled from a source that is gone must not stay importable. */
function removeOrphans(sources) {
  if (!existsSync(dist)) return;
  const kept = new Set(sources.map((path) => path.slice(join(root, "src").length, -".ts".length)));
  for (const path of files(dist)) {
    const module = path.slice(dist.length).match(/^(.*?)(\.d\.ts|\.js)$/)?.[1];
    if (module !== undefined && !kept.has(module)) rmSync(path);
  }
}

async function main(args) {
  const release = takeLock();
  try {
    compile();
    if (args.includes("--compile")) return 0;
    const { build } = await import("./dist/cli/build.js");
    const status = await build(args, root);
    if (status !== 0) return status;
  } finally {
    release();
  }
  const { preview } = await import("./dist/cli/preview.js");
  return preview(args, root);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
}
