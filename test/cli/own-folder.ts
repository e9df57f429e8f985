import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectFiles } from "#cli/project-files";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The course as somebody else has it. */
export interface OwnFolder {
  folder: string;
  remove(): Promise<void>;
}

/** Puts the course, as it is taken away, into a folder of its own, with what `npm ci` brings. */
export async function makeOwnFolder(): Promise<OwnFolder> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "overlap-taken-")));
  for (const [path, content] of await projectFiles(root)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  // With the project itself among its packages.
  const modules = join(folder, "node_modules");
  await mkdir(modules);
  for (const name of await readdir(join(root, "node_modules"))) {
    const target = name === "overlap" ? folder : join(root, "node_modules", name);
    await symlink(target, join(modules, name), "junction");
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
