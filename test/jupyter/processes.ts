import { execFile } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { promisify } from "node:util";

interface Listed {
  pid: number;
  parent: number;
  command: string;
}

/** All processes of the machine. */
async function listProcesses(): Promise<Listed[]> {
  const columns = ["pid=", "ppid=", "args="].flatMap((name) => ["-o", name]);
  const { stdout } = await promisify(execFile)("ps", ["-A", "-ww", ...columns]);
  return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, pid, parent, command]) => ({
    pid: Number(pid),
    parent: Number(parent),
    command: command!,
  }));
}

/** The process of a kernel: its connection file bears its id. */
export async function processOf(kernel: string): Promise<number> {
  const name = `kernel-${kernel}.json`;
  const found = (await listProcesses()).find(({ command }) => command.includes(name));
  if (!found) throw new Error(`expected a process with ${name}`);
  return found.pid;
}

/** The processes that a process has started, and those that these have. */
export async function descendantsOf(pid: number): Promise<number[]> {
  const listed = await listProcesses();
  const below = (one: number): number[] =>
    listed.filter(({ parent }) => parent === one).flatMap(({ pid }) => [pid, ...below(pid)]);
  return below(pid);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * The processes that have this in their environment, and so all that such a one has started and that
 * has not been given another environment. Linux alone.
 */
export function processesWith(variable: string): number[] {
  return pids().filter((pid) => reading(`/proc/${pid}/environ`).split("\0").includes(variable));
}

/** The TCP sockets on which some of these processes listen, by their inodes. Linux alone. */
export function listeningOf(processes: readonly number[]): string[] {
  const held = new Set(processes.flatMap(socketsOf));
  return listening().filter((inode) => held.has(inode));
}

/** The inodes of all TCP sockets of the machine that listen. Linux alone. */
export function listening(): string[] {
  const LISTEN = "0A";
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) =>
    reading(table)
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state]) => state === LISTEN)
      .map((columns) => columns[9]!),
  );
}

function pids(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).flatMap((fd) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`${folder}/${fd}`)) ?? [];
      return inode === undefined ? [] : [inode];
    });
  } catch {
    return [];
  }
}

/** Processes end while they are looked at. */
function reading(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    return "";
  }
}
