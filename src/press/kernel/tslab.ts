import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { KernelStartError } from "./errors.js";

/** Which kernel runs the cells. */
export interface KernelInfo {
  /** The version of tslab, `1.0.22`. */
  tslab: string;
  /** The version of the TypeScript that compiles the cells, `5.0.4`. */
  typescript: string;
  /** Node's version, `v20.20.2`. */
  node: string;
}

/** The script that starts the project's own tslab. */
export function tslabScript(root: string): string {
  const script = join(tslabFolder(root), "bin", "tslab");
  if (!existsSync(script)) {
    throw new KernelStartError(
      `the kernel is missing: ${join("node_modules", "tslab", "bin", "tslab")} is not there; run npm ci`,
    );
  }
  return script;
}

/**
 * The versions of the project's own kernel, read from its packages; no kernel is started.
 *
 * @param root The project's folder, which has the `node_modules`.
 * @throws KernelStartError when tslab or its TypeScript is missing or unreadable.
 */
export function kernelInfo(root: string): KernelInfo {
  tslabScript(root);
  const manifest = join(tslabFolder(root), "package.json");
  return {
    tslab: version(manifest),
    typescript: version(compilerManifest(manifest)),
    node: process.version,
  };
}

function tslabFolder(root: string): string {
  return join(root, "node_modules", "tslab");
}

function compilerManifest(tslab: string): string {
  try {
    return createRequire(tslab).resolve("@tslab/typescript-for-tslab/package.json");
  } catch {
    throw new KernelStartError("the kernel is broken: its TypeScript is missing; run npm ci");
  }
}

function version(manifest: string): string {
  try {
    return String(JSON.parse(readFileSync(manifest, "utf8")).version);
  } catch {
    throw new KernelStartError(`the kernel is broken: ${manifest} cannot be read; run npm ci`);
  }
}
