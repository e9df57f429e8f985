import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeCode, makeSecret } from "./code.js";

/** What a room is opened by, kept so that a restart changes neither. */
export interface Keys {
  code: string;
  secret: string;
}

/** The data folder of a room, taken for this process alone. */
export interface RoomFolder {
  keys: Keys;
  /** Where its records are. */
  log: string;
  release(): Promise<void>;
}

/**
 * Takes a room's folder, or makes it.
 *
 * @param secret The instructor's own; default: what the folder has, or a new one.
 * @throws Error in one line when another room is open on it, or its keys cannot be read.
 */
export async function takeFolder(folder: string, secret?: string): Promise<RoomFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, "lock");
  await takeLock(lock);
  const release = () => rm(lock, { force: true });
  try {
    const file = join(folder, "keys.json");
    const known = await readKeys(file);
    const keys: Keys = {
      code: known?.code ?? makeCode(),
      secret: secret ?? known?.secret ?? makeSecret(),
    };
    if (keys.code !== known?.code || keys.secret !== known?.secret) {
      await writeFile(file, `${JSON.stringify(keys)}\n`, { mode: 0o600 });
    }
    return { keys, log: join(folder, "room.jsonl"), release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** A process that was killed has left its lock behind. */
async function takeLock(lock: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await writeFile(lock, String(process.pid), { flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || tries === 2) throw error;
    }
    const owner = Number(await readFile(lock, "utf8").catch(() => ""));
    if (owner > 0 && isAlive(owner)) {
      throw new Error(
        `a room is open on this folder already (process ${owner}): choose another with --data`,
      );
    }
    await rm(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function readKeys(file: string): Promise<Keys | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { code, secret } = JSON.parse(text) as Partial<Keys>;
    if (typeof code === "string" && typeof secret === "string") return { code, secret };
  } catch {
    // Said below.
  }
  throw new Error(
    `${file} is not what a room writes: remove it, and learners join with a new code`,
  );
}
