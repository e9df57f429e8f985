import { freemem, totalmem } from "node:os";
import type { Finding } from "./finding.js";

/** A kernel with its helpers, JupyterLab and a browser. */
const ENOUGH = 1.5 * 2 ** 30;
/** A kernel and the processes of lesson 06. */
const LEAST = 0.5 * 2 ** 30;

/** Whether the processes of the lessons find room. */
export function checkMemory(): Finding {
  const limit = process.constrainedMemory() || totalmem();
  const total = Math.min(totalmem(), limit);
  // macOS counts as free only what nobody has ever used.
  const free = process.platform === "darwin" ? total : Math.min(total, freemem());
  return judgeMemory(total, free);
}

/** Both in bytes. */
export function judgeMemory(total: number, free: number): Finding {
  const check = "memory";
  const says = `${gib(free)} of ${gib(total)} are free`;
  if (free >= ENOUGH) return { check, mark: "ok", says };
  if (free >= LEAST) {
    const slow = `${says}: with a browser beside the lessons it may get tight`;
    return {
      check,
      mark: "warning",
      says: slow,
      mend: "close other programs; ps -eo rss,comm | sort -n | tail shows the largest",
    };
  }
  return {
    check,
    mark: "warning",
    says: `${says}: lessons that start many processes will be killed or slow`,
    mend: "close other programs, or give the container or virtual machine 2 GiB",
  };
}

function gib(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
