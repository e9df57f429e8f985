import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { collectPackages } from "./collect.js";
import { type LockFile, lockedPackages, lockFromFolder } from "./locked-packages.js";
import { writeZip, type ZipEntry } from "./write-zip.js";

export { collectPackages } from "./collect.js";
export {
  type LockedPackage,
  type LockFile,
  lockedPackages,
  lockFromFolder,
} from "./locked-packages.js";
export { writeZip, type ZipEntry } from "./write-zip.js";

/** What stands in the zip beside the tarballs; npm takes it before package-lock.json. */
const LOCK = "npm-shrinkwrap.json";
const FOLDER = "npm-packages";
const READ_ME = `Unpack this into the folder of the course, beside its package.json, then run there, without any network:

  npm ci --omit=dev --offline --ignore-scripts

The packages are those of the course's lock file, for Linux (glibc), macOS and Windows on x64 and arm64.
`;

export interface PackagesOptions {
  /** The project's folder. */
  root: string;
  /** The zip. */
  out: string;
  /** Where tarballs are kept from one time to the next. */
  tarballs: string;
  signal: AbortSignal;
  onProgress?: (done: number, all: number) => void;
}

/**
 * Writes the zip from which learners install the course's packages without a network: the tarballs
 * that the lock file names, and a lock file that reads them from there.
 *
 * @throws Error in one line when a package cannot be had.
 */
export async function writePackages({
  root,
  out,
  tarballs,
  signal,
  onProgress,
}: PackagesOptions): Promise<{ packages: number; bytes: number }> {
  const lock: LockFile = JSON.parse(await readFile(join(root, "package-lock.json"), "utf8"));
  const packages = lockedPackages(lock);
  await collectPackages(packages, { folder: tarballs, signal, ...(onProgress && { onProgress }) });
  const entries = new Map<string, ZipEntry>([
    [LOCK, { text: `${JSON.stringify(lockFromFolder(lock, FOLDER), null, 2)}\n` }],
    [`${FOLDER}/README.txt`, { text: READ_ME }],
    ...packages.map(({ file }): [string, ZipEntry] => [
      `${FOLDER}/${file}`,
      { file: join(tarballs, file) },
    ]),
  ]);
  return { packages: packages.length, bytes: await writeZip(out, entries) };
}
