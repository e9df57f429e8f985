import { createRequire } from "node:module";
import type { Finding, Place } from "./finding.js";

/** Whether the kernel is installed, and the part of it that is no JavaScript runs on this machine. */
export async function checkTslab({ root }: Place): Promise<Finding> {
  const check = "tslab";
  try {
    // Not at the top: without its packages the project's own modules cannot be loaded either.
    const { kernelInfo, tslabScript } = await import("../press/kernel/index.js");
    const { tslab, typescript } = kernelInfo(root);
    const { version } = createRequire(tslabScript(root))("zeromq");
    return {
      check,
      mark: "ok",
      says: `${tslab} with TypeScript ${typescript}; its sockets load (ZeroMQ ${version})`,
    };
  } catch (error) {
    const says = `does not load: ${(error as Error).message.split("\n")[0]}`;
    return { check, mark: "stops", says, mend: "npm ci --ignore-scripts" };
  }
}
