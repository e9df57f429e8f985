import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const FILE = fileURLToPath(new URL("../../../src/press/reader/main.ts", import.meta.url));

let bundled: Promise<string> | undefined;

/**
 * The script of all pages in one piece. No module: browsers load none from a folder.
 *
 * @throws Error when it cannot be put together.
 */
export function readerScript(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const { output } = await build({
    input: FILE,
    platform: "browser",
    output: { format: "iife", minify: true },
    write: false,
    logLevel: "silent",
  });
  return output[0].code;
}
