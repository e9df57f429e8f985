import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Finding } from "./finding.js";

/** The most connections that a lesson holds at one time, and a margin for files and pipes. */
const ENOUGH = 1024;
const LEAST = 256;

/** Whether a process may hold as many connections as the lessons open. */
export async function checkOpenFiles(): Promise<Finding> {
  if (process.platform === "win32") return judgeOpenFiles(Number.POSITIVE_INFINITY);
  // Node has raised its own limit as far as it may, and children inherit that.
  const { stdout } = await promisify(execFile)("sh", ["-c", "ulimit -n"]);
  return judgeOpenFiles(stdout.trim() === "unlimited" ? Number.POSITIVE_INFINITY : Number(stdout));
}

export function judgeOpenFiles(limit: number): Finding {
  const check = "open files";
  if (limit === Number.POSITIVE_INFINITY) return { check, mark: "ok", says: "no limit" };
  const says = `${limit} for each process`;
  if (limit >= ENOUGH) return { check, mark: "ok", says };
  return {
    check,
    mark: limit >= LEAST ? "warning" : "stops",
    says: `${says}: lessons with many connections need ${ENOUGH}`,
    mend:
      process.platform === "darwin"
        ? "sudo launchctl limit maxfiles 4096 65536"
        : "sudo prlimit --pid $$ --nofile=4096 (in this shell, before the course is started)",
  };
}
