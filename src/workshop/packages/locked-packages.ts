/** A package as the lock file names it. */
export interface LockedPackage {
  name: string;
  version: string;
  /** What its tarball must hash to. */
  integrity: string;
  /** Its tarball's name: `polka-url-1.0.0.tgz`. */
  file: string;
}

/** An entry of a lock file of version 3. */
export interface LockEntry {
  name?: string;
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
}

export interface LockFile {
  packages: Record<string, LockEntry>;
}

/** What learners bring; on anything else npm asks for packages that are not there. */
const SYSTEMS = ["linux", "darwin", "win32"];
const PROCESSORS = ["x64", "arm64"];

/** What learners need: no tools for developing the course, every system that learners may bring. */
export function lockedPackages(lock: LockFile): LockedPackage[] {
  const found = new Map<string, LockedPackage>();
  for (const [place, entry] of Object.entries(lock.packages)) {
    const one = isNeeded(entry) ? toPackage(place, entry) : undefined;
    if (one) found.set(one.file, one);
  }
  return [...found.values()];
}

/** The lock file that reads its packages from a folder beside it, and all else from where it did. */
export function lockFromFolder(lock: LockFile, folder: string): LockFile {
  const packages = Object.entries(lock.packages).map(([place, entry]): [string, LockEntry] => {
    const one = isNeeded(entry) ? toPackage(place, entry) : undefined;
    return [place, one ? { ...entry, resolved: `file:${folder}/${one.file}` } : entry];
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}

function isNeeded({ dev, link, os = SYSTEMS, cpu = PROCESSORS, libc = ["glibc"] }: LockEntry) {
  if (dev || link) return false;
  const some = (wanted: readonly string[], offered: readonly string[]) =>
    offered.some((one) => wanted.includes(one));
  return some(SYSTEMS, os) && some(PROCESSORS, cpu) && some(["glibc"], libc);
}

function toPackage(place: string, entry: LockEntry): LockedPackage | undefined {
  const { version, integrity } = entry;
  const name = entry.name ?? place.split("node_modules/").at(-1);
  if (!name || version === undefined || integrity === undefined) return undefined;
  const file = `${name.replace(/^@/, "").replace("/", "-")}-${version}.tgz`;
  return { name, version, integrity, file };
}
