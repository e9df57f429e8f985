import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, chown, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.js";
import type { Programs } from "./programs.js";

/** A PostgreSQL server that was started here. */
export interface Cluster {
  readonly url: string;
  readonly pid: number;
  /** Settles when the server has ended, however. */
  readonly ended: Promise<unknown>;
  /** Ends it: sessions are broken off. Resolves when it is gone. */
  stop(): Promise<void>;
}

const START_MS = 30_000;
const STOP_MS = 5_000;
const TRIES = 5;
const SAID_LENGTH = 4_000;

/** Small, on the loopback address alone, and safe against a crash as PostgreSQL always is. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "32MB",
};

/**
 * Makes a data folder in `folder` and starts a server on it, for one user with a password that
 * nobody else knows.
 *
 * @param account Who runs it; default this user.
 * @throws Error with what the program said.
 */
export async function startCluster(
  { initdb, postgres, environment }: Programs,
  folder: string,
  account: Account | undefined,
  signal: AbortSignal,
): Promise<Cluster> {
  const data = join(folder, "data");
  const password = randomBytes(16).toString("hex");
  const secret = join(folder, "password");
  await writeFile(secret, password, { mode: 0o600 });
  await mkdir(data, { mode: 0o700 });
  if (account) for (const path of [secret, data]) await chown(path, account.uid, account.gid);
  const env = { ...process.env, ...environment, LC_ALL: "C", TZ: "UTC" };
  const how = { ...account, cwd: folder, env };
  const options = ["--auth=scram-sha-256", `--pwfile=${secret}`, "--username=overlap"];
  const quick = ["--no-sync", "--no-instructions", "--encoding=UTF8", "--locale=C"];
  // The password is random, so that it need not be stretched by thousands of rounds at each login.
  const fast = ["--set", "scram_iterations=1"];
  await promisify(execFile)(initdb, ["-D", data, ...options, ...quick, ...fast], {
    ...how,
    timeout: START_MS,
    signal,
  }).catch((error) => {
    throw new Error(`initdb failed: ${String(error.stderr || error.message).trim()}`);
  });
  await chmod(data, 0o700);
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    const set = Object.entries({ ...settings, port }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]);
    const server = spawn(postgres, ["-D", data, ...set], {
      ...how,
      stdio: ["ignore", "ignore", "pipe"],
    });
    try {
      await ready(server, signal);
      const url = `postgres://overlap:${password}@127.0.0.1:${port}/postgres`;
      return toCluster(server, url);
    } catch (error) {
      await stop(server);
      // Somebody else may have taken the port meanwhile.
      if (tries === TRIES || !/could not (bind|create any TCP)/.test(String(error))) throw error;
    }
  }
}

function toCluster(server: ChildProcess, url: string): Cluster {
  const ended = over(server);
  return { url, pid: server.pid!, ended, stop: () => stop(server) };
}

async function ready(server: ChildProcess, signal: AbortSignal): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`postgres did not start: ${said.trim()}`));
    const timer = setTimeout(fail, START_MS);
    signal.addEventListener("abort", fail, { once: true });
    server.stderr!.on("data", (text) => {
      said = (said + text).slice(-SAID_LENGTH);
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("error", (error) => reject(new Error(`postgres did not start: ${error.message}`)));
    server.once("exit", fail);
    server.once("exit", () => clearTimeout(timer));
    server.stderr!.once("close", () => clearTimeout(timer));
    if (signal.aborted) fail();
  });
}

/** At once, since nobody will read its data: but by a signal that lets it free its shared memory. */
async function stop(server: ChildProcess): Promise<void> {
  for (const how of ["SIGQUIT", "SIGKILL"] as const) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
    const ended = over(server);
    server.kill(how);
    const timeout = AbortSignal.timeout(STOP_MS);
    await Promise.race([ended, once(timeout, "abort")]);
  }
}

async function over(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  await once(server, "exit").catch(() => {});
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
