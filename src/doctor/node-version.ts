import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding, Place } from "./finding.js";

/** Whether this Node is new enough for what package.json asks. */
export function checkNode({ root }: Place): Finding {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return judgeNode(process.versions.node, String(engines.node).replace(">=", ""));
}

/**
 * @param version The one that runs, `20.19.0`.
 * @param oldest The oldest that will do, `20.19`.
 */
export function judgeNode(version: string, oldest: string): Finding {
  const check = "Node.js";
  if (!isOlder(version, oldest)) return { check, mark: "ok", says: version };
  return {
    check,
    mark: "stops",
    says: `${version} is too old: the course needs ${oldest} or later`,
    mend: "nvm install --lts (or the installer from https://nodejs.org)",
  };
}

function isOlder(version: string, oldest: string): boolean {
  const [have, need] = [version, oldest].map((text) => text.split(".").map(Number));
  const place = need!.findIndex((part, i) => part !== (have![i] ?? 0));
  return place >= 0 && (have![place] ?? 0) < need![place]!;
}
