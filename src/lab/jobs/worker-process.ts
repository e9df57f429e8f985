import { fork } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { closeWithCell } from "../cell/index.js";
import { now } from "../time/index.js";
import type { Span, SpanOutcome } from "../trace/index.js";
import type { Run, WorkerPlan } from "./run-worker.js";
import type { FromWorker } from "./worker.child.js";

/** A run that is over: `cancelled` where its worker was killed meanwhile. */
export interface EndedRun extends Run {
  end: number;
  outcome: SpanOutcome;
  /** Why it failed. */
  reason?: string;
}

/** A child process that works for a queue. */
export interface WorkerProcess {
  readonly name: string;
  readonly pid: number;
  readonly alive: boolean;
  /** The runs that are over, in the order in which they ended. */
  readonly runs: readonly EndedRun[];
  /** The runs that are not. */
  readonly underWay: readonly Run[];
  /** What was recorded in it; a run that was cut off is one span, `cancelled`. */
  readonly spans: readonly Span[];
  /** SIGTERM: it takes no further job, ends those under way, and goes. Resolves when it is gone. */
  stop(): Promise<void>;
  /** SIGKILL: it has no time for anything. Resolves when it is gone. */
  kill(): Promise<void>;
}

const START_MS = 30_000;
const STOP_MS = 30_000;
const STDERR_LENGTH = 2_000;

/**
 * Starts a worker process and waits until it takes jobs. It does not outlive this program, and does
 * not keep it alive.
 *
 * @throws Error with what the process said when it does not start.
 */
export async function startWorkerProcess(plan: WorkerPlan): Promise<WorkerProcess> {
  const file = new URL("./worker.child.js", import.meta.url);
  // The parent's flags are not for it: --inspect would ask for a port that is taken.
  const child = fork(file, { execArgv: [], stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const runs: EndedRun[] = [];
  const spans: Span[] = [];
  const underWay = new Map<string, Run>();
  let alive = true;
  let said = "";
  child.stderr?.on("data", (text) => {
    said = (said + text).slice(-STDERR_LENGTH);
  });

  const gone = new Promise<void>((resolve) => {
    const onGone = () => {
      if (!alive) return;
      alive = false;
      const end = now();
      for (const run of underWay.values()) cutOff(run, end);
      underWay.clear();
      resolve();
    };
    // What it had said before its end may come after its exit, and is complete at its `close`.
    child.once("close", onGone);
    child.on("error", () => child.pid === undefined && onGone());
  });

  function cutOff(run: Run, end: number): void {
    runs.push({ ...run, end, outcome: "cancelled" });
    const { task, lane, at: start } = run;
    spans.push({ task, lane, start, end, kind: "waiting", outcome: "cancelled" });
  }

  child.once(
    "close",
    closeWithCell(() => end("SIGKILL")),
  );

  const started = new Promise<void>((resolve) => {
    child.on("message", (message: FromWorker) => {
      if (message.did === "start") resolve();
      else if (message.did === "begin") underWay.set(keyOf(message.run), message.run);
      else if (message.did === "end") {
        const { run, outcome, reason } = message;
        underWay.delete(keyOf(run));
        runs.push({ ...run, end: now(), outcome, ...(reason !== undefined && { reason }) });
        spans.push(...message.spans);
      } else said = (said + message.what).slice(-STDERR_LENGTH);
    });
  });

  function rest(): void {
    child.unref();
    child.channel?.unref();
    (child.stderr as Socket | null)?.unref();
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    child.ref();
    (child.stderr as Socket | null)?.ref();
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    child.kill(signal);
    await gone;
    clearTimeout(late);
  }

  try {
    child.send(plan, () => {}); // one that has died is noticed by its exit
    const late = once(AbortSignal.timeout(START_MS), "abort").then(() => {
      throw new Error("it took too long");
    });
    late.catch(() => {});
    const died = gone.then(() => {
      throw new Error(said.trim() || `exit code ${child.exitCode ?? child.signalCode}`);
    });
    died.catch(() => {});
    await Promise.race([started, died, late]);
  } catch (error) {
    await end("SIGKILL");
    throw new Error(`${plan.name} did not start: ${(error as Error).message}`, { cause: error });
  }
  rest();
  return {
    name: plan.name,
    pid: child.pid!,
    get alive() {
      return alive;
    },
    runs,
    get underWay() {
      return [...underWay.values()];
    },
    spans,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

function keyOf({ job, start }: Run): string {
  return `${job} ${start}`;
}
