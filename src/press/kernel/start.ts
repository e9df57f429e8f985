import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { usefulLine } from "./complaint.js";
import { type Connection, openConnection, type Transport } from "./connection.js";
import { KernelDiedError, KernelStartError } from "./errors.js";
import type { Kernel } from "./kernel.js";
import { type KernelProcess, startProcess } from "./kernel-process.js";
import { openSession, type Session } from "./session.js";
import { timeLimit } from "./time-limit.js";
import { kernelInfo, tslabScript } from "./tslab.js";
import { isUnhandled } from "./unhandled.js";

export interface KernelOptions {
  /** The project's folder: its `node_modules` have the kernel. */
  root: string;
  /** The kernel's working directory; default `root`. */
  cwd?: string;
  /** Variables beside those of this process. */
  env?: NodeJS.ProcessEnv | undefined;
  /** Its abort, at any time, kills the kernel. */
  signal?: AbortSignal | undefined;
  /** Milliseconds until the first answer; default 60,000. */
  startTimeout?: number | undefined;
  /** Milliseconds from an interrupt or from the wish to stop until it is killed; default 1,000. */
  grace?: number | undefined;
  /** Default `ipc`, and `tcp` on Windows or where all paths for sockets are too long. */
  transport?: Transport | undefined;
}

const AGENT = fileURLToPath(new URL("./agent/index.js", import.meta.url));
// On tcp somebody may take a port between our choosing it and the kernel's binding it.
const ATTEMPTS = 5;

/**
 * What goes wrong by chance, so that another attempt helps: a port that was free is taken; on a busy
 * machine the kernel answers on one of its sockets before another is bound.
 */
const passes = [/EADDRINUSE|already in use/, /blocked by a bind or unbind operation/];

/**
 * Starts the project's own tslab. Whoever starts a kernel closes it; when this process ends
 * otherwise (an exception, Ctrl-C, kill -9), the kernel and all it started end too.
 *
 * @throws KernelStartError when it is missing, broken or does not answer; the reason of `signal`.
 */
export async function startKernel(options: KernelOptions): Promise<Kernel> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      const again =
        error instanceof KernelStartError && passes.some((reason) => reason.test(error.message));
      if (!again || attempt === ATTEMPTS) throw error;
    }
  }
}

async function startOnce({
  root: folder,
  cwd = folder,
  env = {},
  signal,
  startTimeout = 60_000,
  grace = 1_000,
  transport,
}: KernelOptions): Promise<Kernel> {
  signal?.throwIfAborted();
  const script = tslabScript(folder);
  const info = kernelInfo(folder);
  const connection = await connect(transport);
  const kernel = await launch(script, connection, cwd, env);
  const onAbort = () => void kernel.destroy();
  signal?.addEventListener("abort", onAbort, { once: true });
  const broken = brokenSignal(kernel);
  const limit = timeLimit(startTimeout, broken, ...(signal ? [signal] : []));
  const stop = limit.signal;
  let session: Session | undefined;
  try {
    session = await openSession(kernel, connection, { root: realpathSync(folder), info, grace });
    await session.greet(stop);
    await session.prepare(`require(${JSON.stringify(AGENT)}).install();`, stop);
  } catch (error) {
    await kernel.destroy();
    await session?.close();
    signal?.removeEventListener("abort", onAbort);
    signal?.throwIfAborted();
    throw startError(error, kernel, startTimeout);
  } finally {
    limit.clear();
  }
  const { close } = session;
  return {
    ...session,
    close: () => {
      signal?.removeEventListener("abort", onAbort);
      return close();
    },
  };
}

async function connect(transport: Transport | undefined): Promise<Connection> {
  try {
    return await openConnection(transport);
  } catch (error) {
    throw new KernelStartError(`the kernel's temporary folder cannot be made: ${messageOf(error)}`);
  }
}

async function launch(
  script: string,
  connection: Connection,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<KernelProcess> {
  try {
    return await startProcess(script, connection, { cwd, env: { ...process.env, ...env } });
  } catch (error) {
    connection.remove();
    throw new KernelStartError(`the kernel could not be started in ${cwd}: ${messageOf(error)}`);
  }
}

/** tslab lives on when it cannot load its sockets or bind them, and only prints why. */
function brokenSignal(kernel: KernelProcess): AbortSignal {
  const broken = new AbortController();
  kernel.onComplaint(() => {
    if (kernel.complaint.split("\n").some(isUnhandled)) broken.abort();
  });
  return broken.signal;
}

function startError(error: unknown, { complaint, ending }: KernelProcess, timeout: number): Error {
  if (error instanceof KernelStartError) return error;
  const line = usefulLine(complaint);
  if (line !== undefined) return new KernelStartError(`the kernel did not start: ${line}`);
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return new KernelStartError(`the kernel did not answer within ${timeout / 1000} s`);
  }
  const reason =
    error instanceof KernelDiedError && ending?.code
      ? `exit code ${ending.code}`
      : messageOf(error);
  return new KernelStartError(`the kernel did not start: ${reason}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
