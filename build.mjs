#!/usr/bin/env node
// Compiles src/ to dist/ where something changed, then hands over to the compiled command.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const dist = join(root, "dist");
const stamp = join(dist, ".stamp");

/** Compiles; does nothing when sources, settings and lock file are those of the last time. */
function compile() {
  const sources = files(join(root, "src"));
  const state = fingerprint([
    ...sources,
    join(root, "tsconfig.json"),
    join(root, "package-lock.json"),
  ]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return true;
  rmSync(stamp, { force: true });
  removeOrphans(sources);
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", root], { stdio: "inherit" });
  if (status === 0) writeFileSync(stamp, state);
  return status === 0;
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

/** What was compiled from a source that is gone must not stay importable. */
function removeOrphans(sources) {
  if (!existsSync(dist)) return;
  const wanted = new Set(
    sources.map((path) => path.slice(root.length + "src/".length).replace(/\.ts$/, "")),
  );
  for (const path of files(dist)) {
    const compiled = path.slice(dist.length + 1);
    if (/\.(js|d\.ts)$/.test(compiled) && !wanted.has(compiled.replace(/\.(js|d\.ts)$/, "")))
      rmSync(path);
  }
}

const compiled = compile();
if (!compiled) process.exitCode = 1;
else if (!process.argv.includes("--compile")) {
  const { build } = await import("./dist/cli/build.js");
  process.exitCode = await build(process.argv.slice(2), root);
}
