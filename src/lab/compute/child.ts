import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { closeWithCell } from "../cell/index.js";

/** A child process that answers one message at a time. Idle, it keeps this process from no exit. */
export interface Child {
  readonly pid: number;
  alive(): boolean;
  /** @throws The signal's reason; or an Error that says how the child ended or why it got no message. */
  ask<Answer>(message: unknown, signal?: AbortSignal): Promise<Answer>;
  /** Kills it, whatever it is at, and waits until it and its pipes are gone. */
  end(): Promise<void>;
}

/** Milliseconds in which a child must have started. */
const LIMIT = 10_000;

/**
 * Starts a child process from a compiled module and waits for its first message. The module must
 * end by itself when its channel closes: this process may be killed and cannot end it then.
 *
 * @param lane Its name, in errors and as its first argument.
 * @param env Variables of its environment besides those of this process.
 */
export async function startChild(
  file: URL,
  lane: string,
  env: Record<string, string> = {},
): Promise<Child> {
  const child = fork(fileURLToPath(file), [lane], {
    execPath: process.execPath,
    // Not this process's own: a debugger's port, for one, cannot be taken twice.
    execArgv: [],
    env: { ...process.env, ...env },
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let gone = false;
  const end = new Promise<void>((resolve) => {
    const onGone = () => {
      gone = true;
      resolve();
    };
    child.once("close", onGone);
    // A child that could not be started has no close; one that could has no use for other errors.
    child.on("error", () => child.pid === undefined && onGone());
  });
  // Its output goes through ours, so that it is seen where ours is, also in a notebook.
  child.stdout?.on("data", (chunk) => process.stdout.write(chunk));
  child.stderr?.on("data", (chunk) => process.stderr.write(chunk));

  const handle: Child = {
    pid: child.pid ?? -1,
    alive: () => !gone && child.connected && child.exitCode === null && child.signalCode === null,
    async ask(message, signal) {
      hold(child, true);
      try {
        return await answerOf(child, lane, signal, () => child.send(message as object));
      } finally {
        hold(child, false);
      }
    },
    async end() {
      hold(child, true);
      child.kill("SIGKILL");
      await end;
    },
  };
  child.once("close", closeWithCell(handle.end));
  try {
    await answerOf(child, lane, AbortSignal.timeout(LIMIT));
    hold(child, false);
    return handle;
  } catch (cause) {
    await handle.end();
    throw new Error(`${lane} did not start: ${(cause as Error).message}`, { cause });
  }
}

function answerOf<Answer>(
  child: ChildProcess,
  lane: string,
  signal: AbortSignal | undefined,
  send?: () => void,
): Promise<Answer> {
  let cleanUp = () => {};
  const answer = new Promise<Answer>((resolve, reject) => {
    const onEnd = () => reject(new Error(`${lane} (pid ${child.pid}) ended: ${howEnded(child)}`));
    const onAbort = () => reject(signal?.reason);
    cleanUp = () => {
      child.off("message", resolve).off("close", onEnd).off("error", reject);
      signal?.removeEventListener("abort", onAbort);
    };
    child
      .once("message", resolve as () => void)
      .once("close", onEnd)
      .once("error", reject);
    signal?.addEventListener("abort", onAbort, { once: true });
    send?.();
  });
  return answer.finally(cleanUp);
}

function howEnded({ exitCode, signalCode }: ChildProcess): string {
  return signalCode === null ? `exit code ${exitCode}` : signalCode;
}

/** A child, its channel and its pipes each keep this process from its exit: only a child at work may. */
function hold(child: ChildProcess, held: boolean): void {
  const handles = [child, child.channel, child.stdout as Socket, child.stderr as Socket];
  for (const handle of handles) {
    if (held) handle?.ref();
    else handle?.unref();
  }
}
