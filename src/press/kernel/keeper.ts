import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./keeper.child.js", import.meta.url));

/**
 * Starts the process that ends a kernel and removes its folder when this process is gone.
 *
 * @returns A function that dismisses it, for when there is nothing left to watch over.
 */
export function startKeeper(pid: number, folder: string): () => void {
  const keeper = spawn(process.execPath, [SCRIPT, String(pid), folder], {
    // Out of the terminal's process group, or Ctrl-C would end it before it could do its work.
    detached: true,
    windowsHide: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  keeper.on("error", () => {});
  keeper.stdin.on("error", () => {});
  return () => void keeper.kill("SIGKILL");
}
