import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The process that ends a kernel and removes its folder when this process is gone. */
export interface Keeper {
  /** Ends it: there is nothing left to watch over. Resolves when it is gone. */
  dismiss(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL("./keeper.child.js", import.meta.url));

export function startKeeper(pid: number, folder: string): Keeper {
  const keeper = spawn(process.execPath, [SCRIPT, String(pid), folder], {
    // Out of the terminal's process group, or Ctrl-C would end it before it could do its work.
    detached: true,
    windowsHide: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const gone = once(keeper, "exit").catch(() => {});
  keeper.stdin.on("error", () => {});
  return {
    async dismiss() {
      keeper.kill("SIGKILL");
      await gone;
    },
  };
}
