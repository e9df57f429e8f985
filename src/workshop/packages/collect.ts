import { type SpawnOptions, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { LockedPackage } from "./locked-packages.js";

export interface CollectOptions {
  /** Where the tarballs are kept from one time to the next. */
  folder: string;
  signal: AbortSignal;
  /** Called as it goes on. */
  onProgress?: (done: number, all: number) => void;
}

/** Packages that npm is asked for at one time: command lines are not endless. */
const BATCH = 40;

/**
 * Brings the packages' tarballs into the folder, by npm and from where npm has its packages. What
 * is there already is not asked for again; every tarball is what the lock file says, byte for byte.
 *
 * @throws Error in one line when npm cannot bring one, or brings another.
 */
export async function collectPackages(
  packages: readonly LockedPackage[],
  { folder, signal, onProgress = () => {} }: CollectOptions,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lacking: LockedPackage[] = [];
  for (const one of packages) if (!(await isThere(folder, one))) lacking.push(one);
  for (let at = 0; at < lacking.length; at += BATCH) {
    onProgress(packages.length - lacking.length + at, packages.length);
    const batch = lacking.slice(at, at + BATCH);
    await pack(batch, folder, signal);
    for (const one of batch) {
      if (await isThere(folder, one)) continue;
      await rm(join(folder, one.file), { force: true });
      throw new Error(`npm brought another ${one.name}@${one.version} than the lock file names`);
    }
  }
  onProgress(packages.length, packages.length);
}

async function isThere(folder: string, { file, integrity }: LockedPackage): Promise<boolean> {
  const bytes = await readFile(join(folder, file)).catch(() => undefined);
  if (!bytes) return false;
  return integrity.split(" ").some((one) => {
    const [algorithm = "", hash] = one.split(/-(.*)/s);
    return createHash(algorithm).update(bytes).digest("base64") === hash;
  });
}

async function pack(batch: readonly LockedPackage[], folder: string, signal: AbortSignal) {
  const specs = batch.map(({ name, version }) => `${name}@${version}`);
  const args = [
    "pack",
    "--loglevel=error",
    "--ignore-scripts",
    "--pack-destination",
    ".",
    ...specs,
  ];
  // npm is a script of the shell's on Windows: nothing but names and versions of the lock file may
  // stand in its line, so the folder is where it runs.
  const how: SpawnOptions = { cwd: folder, stdio: ["ignore", "ignore", "pipe"], signal };
  const child =
    process.platform === "win32"
      ? spawn(`npm.cmd ${args.join(" ")}`, { ...how, shell: true })
      : spawn("npm", args, how);
  let complaint = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  const [code] = await once(child, "close");
  if (code === 0) return;
  // The first line is no more than a code: `npm error code E404`.
  const line = complaint.split("\n").find((text) => /^npm error (?!code )/.test(text)) ?? complaint;
  throw new Error(`npm pack: ${line.replace(/^npm error /, "").trim() || `exit code ${code}`}`);
}
