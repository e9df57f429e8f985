import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { learnerKernel } from "../learner/index.js";
import type { RoomAddress } from "./address.js";

/** Rooms that are remembered; the oldest goes first. */
const MOST = 50;
const TOKEN = /^[\w-]{32}$/;

/** By the room, as {@link nameOf} says it. */
const joined = new Map<string, string>();

/**
 * By what a learner is known in a room: the same whenever they join it, so that nobody counts twice.
 * In a learner's kernel it is kept beside their progress; elsewhere, and where it cannot be written,
 * for as long as the process lives.
 */
export function tokenFor(room: RoomAddress): string {
  const file = tokensFile();
  const name = nameOf(room);
  const kept = file === undefined ? new Map<string, string>() : readTokens(file);
  const token = joined.get(name) ?? kept.get(name) ?? randomBytes(24).toString("base64url");
  joined.set(name, token);
  if (file !== undefined && kept.get(name) !== token) {
    kept.set(name, token);
    writeTokens(file, kept);
  }
  return token;
}

/** Whoever is a page's companion is not who they are without it. */
function nameOf({ origin, code, companion }: RoomAddress): string {
  return `${origin}/${code}${companion === undefined ? "" : `+${companion}`}`;
}

function tokensFile(): string | undefined {
  const progress = learnerKernel()?.file;
  return progress === undefined ? undefined : join(dirname(progress), "rooms.json");
}

/** What cannot be read is as good as nothing: the learner is a new one then. */
function readTokens(file: string): Map<string, string> {
  try {
    const entries = Object.entries(JSON.parse(readFileSync(file, "utf8")) as object);
    return new Map(entries.filter(([, token]) => typeof token === "string" && TOKEN.test(token)));
  } catch {
    return new Map();
  }
}

/** For the learner's eyes alone: who has a token can be them. */
function writeTokens(file: string, tokens: ReadonlyMap<string, string>): void {
  const partial = `${file}.${process.pid}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const text = JSON.stringify(Object.fromEntries([...tokens].slice(-MOST)), null, 2);
    writeFileSync(partial, `${text}\n`, { mode: 0o600 });
    renameSync(partial, file);
  } catch {
    rmSync(partial, { force: true });
  }
}
