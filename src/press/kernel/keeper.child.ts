// Watches over a kernel from outside: when the driver is gone, however it went (kill -9 too), its end
// of our standard input closes, and the kernel and its folder go. A kernel cannot do this itself:
// it does not watch its parent, and a cell may hold its thread for ever.
import { rmSync } from "node:fs";
import { killTree } from "./kill-tree.js";

const [pid, folder] = process.argv.slice(2);

function release(): void {
  killTree(Number(pid));
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit();
}

process.stdin.on("error", release).on("close", release).resume();
