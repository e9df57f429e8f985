import { spawnSync } from "node:child_process";

/**
 * Ends a process and what it started, at once and without asking: on POSIX the process group that
 * it leads, on Windows its descendants. What has left the group (a child spawned `detached`) lives.
 */
export function killTree(pid: number): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], {
      windowsHide: true,
      stdio: "ignore",
    });
  } else send(-pid, "SIGKILL");
}

/** Whether anything is left of the process group that `pid` led; on Windows not known, so false. */
export function groupIsAlive(pid: number): boolean {
  return process.platform !== "win32" && send(-pid, 0);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    // Nobody there (ESRCH), or only the dead that nobody has buried (EPERM on macOS).
    return false;
  }
}
