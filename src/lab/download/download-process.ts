import { fork } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { closeWithCell } from "../cell/index.js";
import type { ClientOptions } from "./client.js";
import type { Errand, Result } from "./errand.js";
import type { FromProcess, ToProcess } from "./process.child.js";

/** A child process that runs chunks of errands. */
export interface DownloadProcess {
  readonly pid: number;
  readonly alive: boolean;
  /** Settles when the process has started and made its client. @throws Error when it has died. */
  ready(): Promise<void>;
  /** Hands over a chunk and each of its results as it comes. @throws Error when the process dies. */
  run(chunk: Chunk): Promise<void>;
  /** Ends the process and waits until it is gone. */
  end(): Promise<void>;
}

export interface Chunk {
  errands: Errand[];
  /** The most errands of the chunk at one time. */
  inFlight: number;
  signal: AbortSignal | undefined;
  /** Milliseconds without a result after which a process that has started counts as stuck and is killed. */
  patience: number;
  onResult: (result: Result, n: number) => void;
}

interface Waiting {
  take(message: FromProcess): void;
  fail(error: Error): void;
}

const file = new URL("./process.child.js", import.meta.url);
const START = -1;
/** Loading a module or two takes a fraction of a second, on a machine under siege several. */
const START_MS = 60_000;
const GRACE_MS = 2_000;
const STDERR_LENGTH = 2_000;

/** Forks a process and gives it its initialiser. It keeps this program alive only while it has work. */
export function startProcess(lane: string, connections: number, options: ClientOptions) {
  const child = fork(file, { execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const waiting = new Map<number, Waiting>();
  let chunks = 0;
  let said = "";
  let over: Error | undefined;

  const stderr = child.stderr as Socket | null;
  stderr?.unref();
  stderr?.on("data", (data) => {
    said = (said + data).slice(-STDERR_LENGTH);
  });
  child.on("message", (message: FromProcess) => {
    waiting.get(message.did === "start" ? START : message.id)?.take(message);
  });
  child.on("error", (error) => died(`could not be run: ${error.message}`));
  const forget = closeWithCell(end);
  child.once("exit", forget);
  child.once("exit", (code, signal) => died(`has ended with ${signal ?? `exit code ${code}`}`));
  let up = false;
  const started = expect(START, (_message, done) => {
    up = true;
    done();
  });
  started.catch(() => {});
  tell({ do: "start", lane, connections, options });

  function died(how: string): void {
    over ??= new Error(`its process ${child.pid} ${how} ${said}`.trimEnd());
    for (const { fail } of waiting.values()) fail(over);
  }

  function tell(message: ToProcess): void {
    // A process that has died is noticed by its exit; that nothing can be sent to it says no more.
    child.send(message, () => {});
  }

  /** Waits for messages of one kind until `take` calls `done`. */
  function expect(id: number, take: (message: FromProcess, done: () => void) => void) {
    return new Promise<void>((resolve, reject) => {
      if (over) return reject(over);
      const end = (settle: () => void) => {
        waiting.delete(id);
        rest();
        settle();
      };
      waiting.set(id, {
        take: (message) => take(message, () => end(resolve)),
        fail: (error) => end(() => reject(error)),
      });
      rest();
    });
  }

  function rest(): void {
    const move = waiting.size > 0 ? "ref" : "unref";
    child[move]();
    child.channel?.[move]();
  }

  async function run({ errands, inFlight, signal, patience, onResult }: Chunk): Promise<void> {
    const id = chunks++;
    const kill = () => child.kill("SIGKILL");
    // One that is still starting would hear of a wish to stop only when it is up.
    const stop = () => (up ? tell({ do: "stop", id }) : kill());
    let watchdog = setTimeout(kill, START_MS);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      await started;
      signal?.throwIfAborted();
      clearTimeout(watchdog);
      watchdog = setTimeout(kill, patience);
      const over = expect(id, (message, done) => {
        watchdog.refresh();
        if (message.did === "errand") onResult(message.result, message.n);
        else done();
      });
      tell({ do: "chunk", id, errands, inFlight });
      await over;
    } finally {
      clearTimeout(watchdog);
      signal?.removeEventListener("abort", stop);
    }
  }

  async function end(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    child.ref();
    const exit = once(child, "exit");
    const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    try {
      if (child.connected) child.disconnect();
      await exit;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    pid: child.pid ?? 0,
    get alive() {
      return over === undefined;
    },
    ready: () => started,
    run,
    end,
  } satisfies DownloadProcess;
}
