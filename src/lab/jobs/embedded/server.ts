import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { closeWithCell } from "../../cell/index.js";
import type { Said } from "./keeper.child.js";
import { packageFolder } from "./package-folder.js";

/** A PostgreSQL server of this program's own. */
export interface EmbeddedServer {
  readonly url: string;
  /** The numbers of the server's process and of its keeper's. */
  readonly pids: readonly [server: number, keeper: number];
  /** Where it keeps its data, and all that was made for it. */
  readonly folder: string;
  /** Stops it, removes its folder, and waits until both are gone. A second call does nothing. */
  close(): Promise<void>;
}

const START_MS = 60_000;
const STOP_MS = 20_000;
const STDERR_LENGTH = 2_000;

/** Whether this platform has a server in an npm package, and it is installed. */
export function hasEmbeddedServer(): boolean {
  return packageFolder() !== undefined;
}

/**
 * Starts a real PostgreSQL server with an empty data folder. It lives until `close()` or until this
 * program ends, however it ends, and does not keep the program alive.
 *
 * @throws Error in one line when there is none for this platform, or it does not start.
 */
export async function startEmbeddedServer(): Promise<EmbeddedServer> {
  const native = packageFolder();
  if (native === undefined) {
    throw new Error(
      `no PostgreSQL from npm for ${process.platform}-${process.arch}: set QUEUE_URL to a postgres:// or redis:// server`,
    );
  }
  const file = fileURLToPath(new URL("./keeper.child.js", import.meta.url));
  const keeper = spawn(process.execPath, [file, native], {
    detached: process.platform !== "win32",
    windowsHide: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  keeper.on("error", () => {}); // without a pid it never says anything, and `said` tells
  keeper.stdin.on("error", () => {}); // it has ended: its exit tells
  let complaint = "";
  keeper.stderr.on("data", (text) => {
    complaint = (complaint + text).slice(-STDERR_LENGTH);
  });
  const gone = new Promise<void>((resolve) => {
    keeper.once("exit", () => resolve());
    keeper.once("error", () => keeper.pid === undefined && resolve());
  });
  let server: Exclude<Said, { error: string }> | undefined;

  async function close(): Promise<void> {
    keeper.ref();
    keeper.stdin.end();
    const late = setTimeout(() => keeper.kill("SIGKILL"), STOP_MS);
    await gone;
    clearTimeout(late);
    // Where the keeper was killed nobody has done this.
    if (keeper.signalCode === "SIGKILL" && server) {
      kill(server.pid);
      await rm(server.folder, { recursive: true, force: true, maxRetries: 10 });
    }
    server = undefined;
  }

  keeper.once("exit", closeWithCell(close));
  try {
    const said = await Promise.race([
      once(keeper.stdout, "data", { signal: AbortSignal.timeout(START_MS) }).then(
        ([text]) => JSON.parse(String(text)) as Said,
      ),
      gone.then((): Said => ({ error: `its keeper has ended: ${complaint.trim()}` })),
    ]);
    if ("error" in said) throw new Error(`the embedded PostgreSQL did not start: ${said.error}`);
    server = said;
  } catch (error) {
    await close();
    throw error;
  }
  for (const stream of [keeper.stdin, keeper.stdout, keeper.stderr]) (stream as Socket).unref();
  keeper.unref();
  // The keeper must not be outlived by its server. One that is killed leaves that to us.
  keeper.once("exit", (_code, signal) => {
    if (signal === "SIGKILL" && server) kill(server.pid);
  });
  return { url: server.url, pids: [server.pid, keeper.pid!], folder: server.folder, close };
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}
