import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Place } from "./finding.js";

/** The packages that lessons import, with the version that is there and the one of the lock file. */
export interface Installed {
  name: string;
  /** Nothing where the package is missing. */
  version: string | undefined;
  /** Nothing for the project itself, which its lessons import by name. */
  locked: string | undefined;
}

/** Whether each package that the project asks for is there in the version of the lock file. */
export function checkPackages({ root }: Place): Finding {
  const { dependencies } = readJson(join(root, "package.json"));
  const { packages } = readJson(join(root, "package-lock.json"));
  const installed = Object.keys(dependencies).map((name) => {
    const file = join(root, "node_modules", name, "package.json");
    const version = existsSync(file) ? String(readJson(file).version) : undefined;
    return { name, version, locked: packages[`node_modules/${name}`]?.version };
  });
  return judgePackages(installed);
}

export function judgePackages(installed: readonly Installed[]): Finding {
  const check = "packages";
  const mend = "npm ci --ignore-scripts";
  const missing = installed.filter(({ version }) => version === undefined);
  if (missing.length > 0) {
    const names = missing.length === installed.length ? "all" : listed(missing);
    return { check, mark: "stops", says: `missing: ${names}`, mend };
  }
  const other = installed.filter(({ version, locked }) => locked && version !== locked);
  if (other.length === 0) {
    return { check, mark: "ok", says: `${installed.length}, each as the lock file says` };
  }
  const says = `not the versions of the lock file: ${listed(other)}`;
  return { check, mark: "warning", says, mend };
}

function listed(packages: readonly Installed[]): string {
  return packages.map(({ name, version }) => (version ? `${name} ${version}` : name)).join(", ");
}

// biome-ignore lint/suspicious/noExplicitAny: two files of npm's, whose form npm keeps.
function readJson(file: string): any {
  return JSON.parse(readFileSync(file, "utf8"));
}
