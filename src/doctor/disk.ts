import { constants } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { Finding, Place } from "./finding.js";

/** A Python environment with JupyterLab takes most of it, the site and the cache the rest. */
const ENOUGH = 1024 * 2 ** 20;
const LEAST = 100 * 2 ** 20;

/** Whether the project's folder and the temporary one can be written to and have room. */
export async function checkDisk({ root }: Place): Promise<Finding> {
  for (const folder of [root, tmpdir()]) {
    const refused = await access(folder, constants.W_OK).then(
      () => undefined,
      (error: Error) => judgeUnwritable(folder, error.message),
    );
    if (refused) return refused;
  }
  const free = await Promise.all([freeBytes(root), freeBytes(tmpdir())]);
  return judgeDisk({ project: free[0], temporary: free[1] });
}

/** Both in bytes. */
export function judgeDisk({ project, temporary }: { project: number; temporary: number }): Finding {
  const check = "disk";
  const says = `${gib(project)} are free for the course, ${gib(temporary)} for temporary files`;
  const mend = "df -h shows what is full; rm -r .overlap/cache frees what a build can make again";
  if (Math.min(project, temporary) < LEAST) return { check, mark: "stops", says, mend };
  if (project < ENOUGH) {
    const more = `${says}: a JupyterLab in .venv needs about 1 GiB`;
    return { check, mark: "warning", says: more, mend };
  }
  return { check, mark: "ok", says };
}

export function judgeUnwritable(folder: string, reason: string): Finding {
  return {
    check: "disk",
    mark: "stops",
    says: `${folder} cannot be written to: ${reason}`,
    mend: `sudo chown -R "$(id -u)" ${JSON.stringify(folder)}, or copy the course to a folder of yours`,
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function gib(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
