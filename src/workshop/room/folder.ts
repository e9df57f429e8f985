import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeCode, makeSecret } from "./code.js";
import { takeLock } from "./lock.js";

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
  const release = await takeLock(join(folder, "lock"));
  try {
    const file = join(folder, "keys.json");
    const known = await readKeys(file);
    const keys: Keys = {
      code: known?.code ?? makeCode(),
      secret: secret ?? known?.secret ?? makeSecret(),
    };
    if (keys.code !== known?.code || keys.secret !== known?.secret) {
      await replaceFile(file, `${JSON.stringify(keys)}\n`);
    }
    return { keys, log: join(folder, "room.jsonl"), release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The file is never half there, also after a power failure. */
async function replaceFile(file: string, text: string): Promise<void> {
  const partial = `${file}.${process.pid}.part`;
  try {
    const handle = await open(partial, "w", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
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
