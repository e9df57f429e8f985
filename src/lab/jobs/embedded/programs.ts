import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readdir, readFile, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Account } from "./account.js";

/** PostgreSQL's programs, ready to run. */
export interface Programs {
  initdb: string;
  postgres: string;
  /** What they need in their environment. */
  environment: NodeJS.ProcessEnv;
}

const ending = process.platform === "win32" ? ".exe" : "";

/**
 * Makes the programs runnable for the account that is to run them. A package from npm cannot hold
 * links between files. Its install script makes them; where such scripts are off, they are made in a
 * folder of ours. Where node_modules lies in a folder that the account cannot enter, or the programs
 * have lost the right to be run, all of it is copied.
 *
 * @param native The package's folder.
 * @param folder An empty folder of ours.
 */
export async function runnablePrograms(
  native: string,
  folder: string,
  account: Account | undefined,
): Promise<Programs> {
  const installed = programsIn(native);
  if (await run(installed, account)) return installed;
  const links = join(folder, "links");
  await makeLinks(native, links, (library) => join(native, "lib", library));
  const linked = { ...installed, environment: librariesFrom(links, join(native, "lib")) };
  if (await run(linked, account)) return linked;
  const copied = join(folder, "native");
  await copy(native, copied);
  return programsIn(copied);
}

function programsIn(folder: string): Programs {
  const program = (name: string) => join(folder, "bin", `${name}${ending}`);
  return { initdb: program("initdb"), postgres: program("postgres"), environment: {} };
}

/** Where the loader of programs looks for libraries first. */
function librariesFrom(...folders: string[]): NodeJS.ProcessEnv {
  const name = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  return { [name]: folders.join(":") };
}

async function run({ initdb, postgres, environment }: Programs, account: Account | undefined) {
  const env = { ...process.env, ...environment };
  const answers = (program: string) =>
    new Promise<boolean>((resolve) => {
      try {
        const options = { ...account, env, cwd: "/", timeout: 10_000 };
        execFile(program, ["--version"], options, (error) => resolve(error === null));
      } catch {
        resolve(false); // a file that may not be run
      }
    });
  return (await Promise.all([answers(initdb), answers(postgres)])).every(Boolean);
}

async function copy(native: string, into: string): Promise<void> {
  for (const part of ["bin", "lib", "share"]) {
    await cp(join(native, part), join(into, part), { recursive: true, filter: isNeeded });
  }
  await makeLinks(native, join(into, "lib"), (library) => library);
  const programs = await readdir(join(into, "bin"));
  for (const name of programs) await chmod(join(into, "bin", name), 0o755);
}

/** Archives for linking other programs are most of the package. */
function isNeeded(file: string): boolean {
  return !file.endsWith(".a");
}

/** Makes the links that the package names: each is a second name of a library beside it. */
async function makeLinks(native: string, folder: string, to: (library: string) => string) {
  await mkdir(folder, { recursive: true });
  for (const { source, target } of await linksOf(native)) {
    if (dirname(target) !== "native/lib") continue;
    const link = join(folder, basename(target));
    await symlink(to(basename(source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function linksOf(native: string): Promise<{ source: string; target: string }[]> {
  try {
    return JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
