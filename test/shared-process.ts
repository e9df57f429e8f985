import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * What a test reaches for that others in the same process could notice: its environment and signals, globals,
 * processes and threads, sockets, a browser, and modules that remember what has happened in their process.
 */
const NOTICED = [
  /\bprocess\.(?!platform|versions?\b|cwd\b|execPath)/,
  /\bglobalThis\b|\bvi\./,
  /"node:(?:async_hooks|child_process|cluster|diagnostics_channel|http2?|inspector|net|v8|vm|worker_threads)/,
  /"(?:bullmq|fastify|ioredis|pg|piscina|playwright-core|tslab|undici)"/,
  /\b(?:overlap|lab)\/(?:cell|crawl|download|hidden-pool|jobs|learner|lesson|measure|origin|room)\b/,
  /(?:#|\/dist\/)(?:cli|doctor|jupyter|press\/kernel|press\/run|workshop\/kit|workshop\/room)\b/,
];

/** Test files that leave their process as they found it: to give each of them one of its own takes longer than most of them. */
export function sharingFiles(root: string): string[] {
  return readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .map((name) => `test/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".test.ts") && leavesNothing(join(root, name)))
    .sort();
}

/** Whether neither it nor a module of the tests that it imports reaches for such things. */
function leavesNothing(file: string): boolean {
  const text = readFileSync(file, "utf8").replaceAll(/^import type .*;$/gm, "");
  if (NOTICED.some((reach) => reach.test(text))) return false;
  const own = [...text.matchAll(/ from "(\.(?!.*\/dist\/)[^"]+)\.js"/g)];
  return own.every(([, path]) => leavesNothing(resolve(file, "..", `${path}.ts`)));
}
