import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Who runs the server where the user who asks for it may not. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root: then somebody without rights does. Nothing for everybody else.
 *
 * @throws Error when root is alone on this machine.
 */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  // initdb asks for the name that goes with the number, so it has to be in this list.
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0);
  const user = users.find(({ name }) => name === "nobody") ?? users.at(-1);
  if (!user) throw new Error("PostgreSQL does not run as root, and there is no other user here");
  return { uid: user.uid, gid: user.gid };
}

/** Whether others than the owner may go into a folder and all above it. */
export function isOpenToOthers(folder: string): boolean {
  const enter = 0o001;
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & enter) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
