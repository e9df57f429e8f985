import { setTimeout as pause } from "node:timers/promises";
import { type Collector, createCollector } from "./collector.js";
import type { Conversation, Request } from "./conversation.js";
import type { Displays } from "./displays.js";
import { diedError, lostError, timeoutError, tooMuchError } from "./endings.js";
import type { ExecuteOptions, Reply } from "./kernel.js";
import type { KernelProcess } from "./kernel-process.js";
import type { Message } from "./message.js";
import type { Narrator } from "./narrator.js";
import { timeLimit } from "./time-limit.js";
import { isUnhandled } from "./unhandled.js";
import { until } from "./until.js";

/** Runs cells on a kernel, one at a time. */
export interface Executor {
  /** @param hidden The agent is not there yet: no name, no count of lost messages. */
  execute(code: string, options: ExecuteOptions, hidden?: boolean): Promise<Reply>;
  readonly running: boolean;
  /** Stops the running cell, if it must be by killing the kernel. */
  interrupt(): Promise<void>;
  /** Takes a message that belongs to the running cell; says whether it does. */
  take(message: Message, request: Request): boolean;
  /** The cell that a request ran. */
  cellOf(request: Request): string | undefined;
}

export interface ExecutorOptions {
  process: KernelProcess;
  conversation: Conversation;
  narrator: Narrator;
  displays: Displays;
  /** Aborts when the process has ended. */
  life: AbortSignal;
  /** Milliseconds from an interrupt until the kernel is killed. */
  grace: number;
}

interface Run {
  cell: string;
  collector: Collector;
  onOutput: ExecuteOptions["onOutput"];
  /** The last request: it is repeated while tslab refuses. */
  request?: Request;
  reply?: Promise<Message>;
  replied?: boolean;
}

// Milliseconds for outputs that are still on their way when the process has ended.
const LAST_WORDS = 50;
const ASK_AGAIN = 250;
const ABORTED_AGAIN = 25;
const INTERRUPT_AGAIN = 200;
// A longer timer would fire at once.
const LONGEST_TIMER = 2 ** 31 - 1;

export function createExecutor(options: ExecutorOptions): Executor {
  const { process, conversation, narrator, displays, life, grace } = options;
  const cells = new Map<Request, string>();
  let current: Run | undefined;
  let visible = 0;
  let hidden = 0;

  async function execute(code: string, options: ExecuteOptions, hide = false): Promise<Reply> {
    if (current) throw new Error("the kernel runs one cell at a time");
    if (hide) hidden += 1;
    else visible += 1;
    const { cell = `cell-${visible}`, timeout = 60_000, outputLimit = 10_000_000 } = options;
    const collector = createCollector(displays, outputLimit);
    const run: Run = { cell, collector, onOutput: options.onOutput };
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), Math.min(timeout, LONGEST_TIMER));
    const stop = AbortSignal.any([life, limit.signal, ...(options.signal ? [options.signal] : [])]);
    current = run;
    try {
      return await complete(run, code, { outputLimit, stop, hide });
    } catch (error) {
      if (options.signal?.aborted) {
        await process.destroy();
        throw options.signal.reason;
      }
      if (process.ending) {
        await pause(LAST_WORDS);
        throw diedError(process.ending, process.complaint, collector.outputs);
      }
      if (!limit.signal.aborted) throw error;
      const stopped = await stopCell(run);
      collector.takeStderr((writings) => (/interrupted/i.test(writings.at(-1) ?? "") ? 1 : 0));
      throw timeoutError(timeout, stopped, collector.outputs);
    } finally {
      clearTimeout(timer);
      current = undefined;
    }
  }

  async function complete(
    run: Run,
    code: string,
    { outputLimit, stop, hide }: { outputLimit: number; stop: AbortSignal; hide: boolean },
  ): Promise<Reply> {
    const { cell, collector } = run;
    stop.throwIfAborted();
    if (!hide) await until(process.ask<"begin">({ kind: "begin", cell }), stop);
    narrator.remember(cell, code);
    const start = performance.now();
    run.reply = reply(run, code, stop);
    const { content } = await until(run.reply, stop);
    run.replied = true;
    const seconds = (performance.now() - start) / 1000;
    await conversation.flush(ASK_AGAIN, stop);
    const end = hide ? undefined : await until(process.ask<"end">({ kind: "end" }), stop);
    if (collector.size > outputLimit) throw tooMuchError(collector, outputLimit);
    const lost = lostError(run.request!.isIdle, end?.lost, collector.outputs);
    if (lost) throw lost;
    const failure = await narrator.explain(collector, cell, content.status === "error");
    return {
      status: failure ? "error" : "ok",
      executionCount: Number(content.execution_count) - hidden,
      outputs: collector.outputs,
      ...(failure && { failure }),
      seconds,
    };
  }

  /** For 200 ms after an error tslab runs nothing and replies `abort`. */
  async function reply(run: Run, code: string, stop: AbortSignal): Promise<Message> {
    for (;;) {
      run.request = conversation.request("shell", "execute_request", {
        code,
        silent: false,
        store_history: true,
        user_expressions: {},
        allow_stdin: false,
        stop_on_error: false,
      });
      cells.set(run.request, run.cell);
      const message = await run.request.reply;
      if (message.content.status !== "abort") return message;
      await pause(ABORTED_AGAIN);
      stop.throwIfAborted();
    }
  }

  /** Whether the cell could be stopped; if not, the kernel is gone. */
  async function stopCell({ reply, replied }: Run): Promise<boolean> {
    // With its reply come and the thread still held, it is something that the cell left behind.
    if (reply && !replied) {
      const patience = timeLimit(grace, life);
      const stopped = new AbortController();
      void interruptUntil(AbortSignal.any([patience.signal, stopped.signal]));
      try {
        await until(reply, patience.signal);
        await conversation.flush(ASK_AGAIN, patience.signal);
        return true;
      } catch {
        // It goes on, and is killed.
      } finally {
        patience.clear();
        stopped.abort();
      }
    }
    await process.destroy();
    return false;
  }

  /** Again and again, since an interrupt that comes before the cell runs is lost. */
  async function interruptUntil(end: AbortSignal): Promise<void> {
    while (!end.aborted) {
      const waited = pause(INTERRUPT_AGAIN);
      const heard = process.ask<"interrupt">({ kind: "interrupt" });
      // Who holds the thread hears nothing but the signal.
      if (!(await Promise.race([heard, waited])) && !end.aborted) process.interrupt();
      await waited;
    }
  }

  return {
    execute,
    get running() {
      return current !== undefined;
    },
    async interrupt() {
      while (current && !current.reply) await pause(ABORTED_AGAIN);
      if (current) await stopCell(current);
    },
    take(message, request) {
      // That nobody handled an error is printed when the cell has ended: it is the cell's all the same.
      const isReport = message.type === "stream" && isUnhandled(String(message.content.text));
      if (request !== current?.request || (request.isIdle && !isReport)) return false;
      if (current.collector.add(message)) current.onOutput?.(current.collector.outputs);
      return true;
    },
    cellOf: (request) => cells.get(request),
  };
}
