import { rmSync } from "node:fs";
import { chmod, chown, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOpenToOthers, unprivilegedAccount } from "./account.js";
import { type Cluster, startCluster } from "./cluster.js";
import { runnablePrograms } from "./programs.js";

// The keeper of an embedded server: it starts the server, says where it is, and when its standard
// input closes it stops the server and removes its folder. The operating system closes that input
// also when the program at its other end is killed, so nothing stays behind. It is started in a
// process group of its own: neither Ctrl-C nor a kill of its parent's group reaches it.

/** What the keeper says, one line, once. */
export type Said = { url: string; pid: number; folder: string } | { error: string };

const native = process.argv[2]!;
const over = new AbortController();
const { signal } = over;
let folder: string | undefined;
let starting: Promise<Cluster> | undefined;
let ending = false;

process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});
process.once("SIGTERM", () => over.abort());
process.stdin.resume();
process.stdin.once("end", () => over.abort());
process.stdin.once("close", () => over.abort());
process.stdout.on("error", () => over.abort()); // nobody listens any more
// Whatever else happens here, the folder goes.
process.once("exit", () => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
signal.addEventListener("abort", () => void end(0));

try {
  starting = start();
  const cluster = await starting;
  if (signal.aborted) await end(0);
  say({ url: cluster.url, pid: cluster.pid, folder: folder! });
  await cluster.ended;
  await end(1);
} catch (error) {
  if (!signal.aborted) say({ error: error instanceof Error ? error.message : String(error) });
  await end(1);
}

async function start(): Promise<Cluster> {
  const account = unprivilegedAccount();
  const places = account ? [tmpdir(), "/var/tmp", "/tmp"].filter(isOpenToOthers) : [tmpdir()];
  folder = await mkdtemp(join(places[0] ?? tmpdir(), "overlap-postgres-"));
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
  const programs = await runnablePrograms(native, folder, account);
  signal.throwIfAborted();
  return startCluster(programs, folder, account, signal);
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  // One that is still starting sees the signal and stops what it has begun: nothing may outlive this.
  const cluster = await starting?.catch(() => undefined);
  await cluster?.stop();
  process.exit(code);
}

function say(what: Said): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
