import { once } from "node:events";
import { watch } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import sirv from "sirv";
import { toBuildOptions } from "./build-options.js";
import { createBuilder } from "./builder.js";
import { livePages } from "./live-pages.js";

/** What a shell expects of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Editors write a file in several steps: changes this close together, in ms, are one. */
const SETTLE = 50;

/**
 * Serves what was built on loopback until Ctrl-C; does nothing without `--serve`.
 *
 * @returns The exit code.
 */
export async function serveSite(args: string[], root: string): Promise<number> {
  const { serve, out } = toBuildOptions(args, root);
  if (!serve) return 0;
  await untilStopped(async (signal) => {
    const server = await listening(sirv(out, { dev: true }), out);
    try {
      await aborted(signal);
    } finally {
      close(server);
    }
  });
  return 0;
}

/**
 * `--watch`: builds, and again after each change, until Ctrl-C. With `--serve` the site is on
 * loopback meanwhile, and its open pages follow the builds.
 *
 * @returns The exit code: that of the first build where it fails.
 */
export async function preview(args: string[], root: string): Promise<number> {
  const { serve, out, notebooks } = toBuildOptions(args, root);
  const builder = createBuilder(args, root);
  let status = INTERRUPTED;
  await untilStopped(async (signal) => {
    const onAbort = () => void builder.close();
    signal.addEventListener("abort", onAbort, { once: true });
    // What changes while the first build is under way counts too.
    const changes = watchFolders([notebooks, join(root, "src")], signal);
    try {
      const first = await builder.build();
      if (signal.aborted) return;
      status = first;
      if (status !== 0) return;
      // `dev` reads each file when it is asked for: the folder is swapped by the next build.
      const live = livePages(out, sirv(out, { dev: true }));
      const server = serve ? await listening(live.listener, out) : undefined;
      try {
        while (await changes.next()) {
          const before = await folderOf(out);
          await builder.build();
          if ((await folderOf(out)) !== before) live.refresh();
        }
      } finally {
        if (server) close(server);
      }
    } finally {
      changes.close();
      signal.removeEventListener("abort", onAbort);
      await builder.close();
    }
  });
  return status;
}

async function untilStopped(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
  try {
    await work(stop.signal);
  } finally {
    process.off("SIGINT", onInterrupt).off("SIGTERM", onInterrupt);
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
}

async function listening(listener: RequestListener, folder: string): Promise<Server> {
  const server = createServer(listener);
  server.listen(Number(process.env.PORT ?? 0), "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  console.log(`serving ${folder} on http://127.0.0.1:${port}/  (Ctrl-C ends it)`);
  return server;
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}

/** Each build puts another folder in the place of the last. */
async function folderOf(out: string): Promise<number | undefined> {
  return stat(out).then(
    ({ ino, mtimeMs }) => ino + mtimeMs,
    () => undefined,
  );
}

/** Waits for changes in folders; one that came before it is waited for is not lost. */
function watchFolders(folders: readonly string[], signal: AbortSignal) {
  let changed = wake();
  const onAbort = () => changed.resolve();
  signal.addEventListener("abort", onAbort, { once: true });
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => changed.resolve()),
  );
  return {
    /** @returns Whether there was one; false when the signal aborted. */
    async next(): Promise<boolean> {
      await changed.promise;
      if (!signal.aborted) await pause(SETTLE);
      changed = wake();
      return !signal.aborted;
    },
    close() {
      signal.removeEventListener("abort", onAbort);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function wake() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
