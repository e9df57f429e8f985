import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import sirv from "sirv";
import { toBuildOptions } from "./build-options.js";

/** Editors write a file in several steps: changes this close together, in ms, are one. */
const SETTLE = 150;

/**
 * What follows a build: with `--serve` the site on loopback, with `--watch` a build after each
 * change, until Ctrl-C. Does nothing without either.
 *
 * @returns The exit code.
 */
export async function preview(args: string[], root: string): Promise<number> {
  const { serve, watch: rebuild, out, notebooks } = toBuildOptions(args, root);
  if (!serve && !rebuild) return 0;
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
  const server = serve ? await serveFolder(out) : undefined;
  try {
    if (rebuild) await rebuildOnChange([notebooks, join(root, "src")], args, root, stop.signal);
    else await once(stop.signal, "abort");
  } finally {
    process.off("SIGINT", onInterrupt).off("SIGTERM", onInterrupt);
    server?.closeAllConnections();
    server?.close();
  }
  return 0;
}

async function serveFolder(folder: string): Promise<Server> {
  // `dev` reads each file when it is asked for: the folder is swapped by the next build.
  const server = createServer(sirv(folder, { dev: true }));
  server.listen(Number(process.env.PORT ?? 0), "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  console.log(`serving ${folder} on http://127.0.0.1:${port}/  (Ctrl-C ends it)`);
  return server;
}

async function rebuildOnChange(
  folders: readonly string[],
  args: readonly string[],
  root: string,
  signal: AbortSignal,
): Promise<void> {
  let changed = wake();
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true, signal }, () => changed.resolve()),
  );
  const onAbort = () => changed.resolve();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    for (;;) {
      await changed.promise;
      if (signal.aborted) return;
      await pause(SETTLE);
      changed = wake();
      await runBuild(args, root);
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    for (const watcher of watchers) watcher.close();
  }
}

/** In a process of its own, so that it runs what was compiled from the changed sources. */
async function runBuild(args: readonly string[], root: string): Promise<void> {
  const buildArgs = args.filter((arg) => arg !== "--serve" && arg !== "--watch");
  const child = spawn(process.execPath, [join(root, "build.mjs"), ...buildArgs], {
    stdio: "inherit",
  });
  await once(child, "exit");
}

function wake() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
