import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Socket } from "node:net";
import { closeWithCell } from "../cell/index.js";
import type { Answers, Question, Reply } from "./control.js";
import type { Settings } from "./options.js";

/** The origin's process failed, did not answer, or has ended. */
export class OriginError extends Error {
  override name = "OriginError";
}

/** The control channel to the origin's process. */
export interface Channel {
  readonly pid: number;
  ask<A extends keyof Answers>(ask: A, more?: { settings: Settings }): Promise<Answers[A]>;
  close(): Promise<void>;
}

const ANSWER_MS = 15_000;
const GRACE_MS = 2_000;
const STDERR_LENGTH = 2_000;

/** Starts the process. Neither it nor the channel keeps this program alive, except while an answer is due. */
export function openChannel(file: URL): Channel {
  // The parent's flags are not for it: --inspect would ask for a port that is taken.
  const child = fork(file, { execArgv: [], stdio: ["ignore", "pipe", "pipe", "ipc"] });
  const waiting = new Map<number, { take(reply: Reply): void; fail(error: Error): void }>();
  let said = "";
  let asked = 0;
  let over: OriginError | undefined;

  for (const stream of [child.stdout, child.stderr] as (Socket | null)[]) {
    stream?.unref();
    stream?.on("data", (data) => {
      said = (said + data).slice(-STDERR_LENGTH);
    });
  }
  child.on("message", (reply: Reply) => waiting.get(reply.id)?.take(reply));
  child.on("error", (error) => fail(`could not be run: ${error.message}`));
  child.once(
    "exit",
    closeWithCell(() => end(child)),
  );
  child.once("exit", (code, signal) => fail(`has ended with ${signal ?? `exit code ${code}`}`));

  function fail(what: string): void {
    over ??= new OriginError(`the origin (process ${child.pid}) ${what} ${said}`.trimEnd());
    for (const { fail } of waiting.values()) fail(over);
  }

  /** Keeps the program alive only while somebody waits for an answer. */
  function rest(): void {
    const move = waiting.size > 0 ? "ref" : "unref";
    child[move]();
    child.channel?.[move]();
  }

  return {
    pid: child.pid ?? 0,
    ask(ask, more) {
      return new Promise((resolve, reject) => {
        if (over) return reject(over);
        const id = asked++;
        const done = () => {
          clearTimeout(timer);
          waiting.delete(id);
          rest();
        };
        const failed = (error: Error) => {
          done();
          reject(error);
        };
        const timer = setTimeout(
          () => failed(new OriginError(`the origin did not answer "${ask}" in ${ANSWER_MS} ms`)),
          ANSWER_MS,
        );
        waiting.set(id, {
          fail: failed,
          take(reply) {
            if ("error" in reply) return failed(new OriginError(`the origin: ${reply.error}`));
            done();
            resolve(reply.value as Answers[typeof ask]);
          },
        });
        rest();
        // A process that has died is noticed by its exit; that nothing can be sent says no more.
        child.send({ id, ask, ...more } as Question, () => {});
      });
    },
    close: () => end(child),
  };
}

/** Ends the process by ending the channel, or by force when that does not do. */
async function end(child: ChildProcess): Promise<void> {
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
