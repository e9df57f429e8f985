#!/usr/bin/env node
// Compiles src/ to dist/ where something changed, then hands over to the compiled command.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
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

async function locked(work) {
  const release = takeLock();
  try {
    return await work();
  } finally {
    release();
  }
}

/** The files that were digested last, with their stamps: they are read again where one has changed. */
let digested;

/** The digest of files as they are now. */
function stateOf(paths) {
  const stamps = paths.map((path) => {
    const { ino, size, mtimeMs, ctimeMs } = statSync(path);
    return [path, ino, size, mtimeMs, ctimeMs].join(":");
  });
  const stamp = stamps.join("\n");
  if (digested?.stamp !== stamp) digested = { stamp, state: fingerprint(paths) };
  return digested.state;
}

/** Does nothing when sources, settings and lock file are those of the last time. Gives their digest. */
async function compile() {
  const sources = files(join(root, "src"));
  const settings = ["tsconfig.json", "package.json", "package-lock.json"];
  const state = stateOf([...sources, ...settings.map((name) => join(root, name))]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return state;
  rmSync(stamp, { force: true });
  removeOrphans(sources);
  const tsc = compiler();
  // The first time it takes as long as makes one wonder.
  if (process.stderr.isTTY) console.error("build: compiling src (half a minute the first time)");
  const { status } = spawnSync(process.execPath, [tsc, "-p", root], { stdio: "inherit" });
  if (status !== 0) throw new Error("src/ does not compile: see above");
  await bundleVega();
  writeFileSync(stamp, state);
  return state;
}

/** One file instead of hundreds: the first chart of a kernel comes sooner by as long as these take. */
async function bundleVega() {
  const { build } = await import("rolldown");
  await build({
    input: join(root, "src", "lab", "chart", "vega.ts"),
    platform: "node",
    // Measures text where somebody has installed it.
    external: ["canvas"],
    output: { file: join(dist, "lab", "chart", "vega.js") },
    logLevel: "warn",
  });
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

/** What the preview's builder ends with when it would have to load itself anew; see src/cli/builder.ts. */
const OUTDATED = 75;

async function main(args) {
  if (args.includes("--watch") && !args.includes("--help")) {
    await locked(compile);
    const { preview } = await import("./dist/cli/preview.js");
    return preview(args, root);
  }
  const status = await buildOnce(args);
  if (status !== 0 || args.includes("--compile")) return status;
  const { serveSite } = await import("./dist/cli/preview.js");
  return serveSite(args, root);
}

let loaded;

async function buildOnce(args) {
  const release = takeLock();
  try {
    const state = await compile();
    if (args.includes("--compile")) return 0;
    if (loaded !== undefined && loaded !== state) return OUTDATED;
    loaded = state;
    const { build } = await import("./dist/cli/build.js");
    return await build(args, root);
  } finally {
    release();
  }
}

/** As a child of the preview: a build now and another for each message, until the preview goes. */
async function buildForPreview(args) {
  let asked = Promise.resolve("build");
  const gone = new Promise((resolve) => process.once("disconnect", resolve));
  // A build that is at work ends as on Ctrl-C.
  gone.then(() => process.emit("SIGTERM"));
  while ((await Promise.race([asked, gone])) === "build") {
    const status = await buildOnce(args).catch((error) => {
      console.error(`build: ${error.message}`);
      return 1;
    });
    if (!process.connected || status === OUTDATED) return status;
    asked = new Promise((resolve) => process.once("message", resolve));
    process.send(status);
  }
  return 0;
}

try {
  const args = process.argv.slice(2);
  const isBuilder = process.send !== undefined && process.env.OVERLAP_BUILDER !== undefined;
  process.exitCode = await (isBuilder ? buildForPreview(args) : main(args));
} catch (error) {
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
} finally {
  if (process.connected) process.disconnect();
}
