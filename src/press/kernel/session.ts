import { setTimeout as pause } from "node:timers/promises";
import type { Connection } from "./connection.js";
import { openConversation } from "./conversation.js";
import { createDisplays } from "./displays.js";
import { diedError } from "./endings.js";
import { KernelStartError } from "./errors.js";
import { createExecutor } from "./executor.js";
import type { Kernel } from "./kernel.js";
import type { KernelProcess } from "./kernel-process.js";
import { createLateOutputs } from "./late-outputs.js";
import { createNarrator } from "./narrator.js";
import { createStragglers } from "./stragglers.js";
import type { KernelInfo } from "./tslab.js";
import { until } from "./until.js";

/** A kernel that has a process and sockets, and has not been spoken to yet. */
export interface Session extends Kernel {
  /** Resolves when the kernel answers on every socket. */
  greet(signal: AbortSignal): Promise<void>;
  /** Runs the hidden first cell, which makes the agent answer. */
  prepare(code: string, signal: AbortSignal): Promise<void>;
}

export interface SessionOptions {
  root: string;
  info: KernelInfo;
  /** Milliseconds after an interrupt, or after the wish to stop, until the kernel is killed. */
  grace: number;
}

// The kernel's publishing socket may not have heard of us yet, so the first answers are lost.
const ASK_OFTEN = 25;
const ASK_AGAIN = 250;
const POLL = 20;

export async function openSession(
  process: KernelProcess,
  connection: Connection,
  { root, info, grace }: SessionOptions,
): Promise<Session> {
  const displays = createDisplays();
  const late = createLateOutputs(displays);
  const narrator = createNarrator(root, process.ask);
  const stragglers = createStragglers();
  const life = new AbortController();
  void process.ended.then((ending) => life.abort(diedError(ending, process.complaint)));
  const conversation = await openConversation(connection);
  const executor = createExecutor({
    process,
    conversation,
    narrator,
    displays,
    life: life.signal,
    grace,
  });
  conversation.listen((message, request) => {
    const cell = executor.cellOf(request);
    if (!executor.take(message, request) && cell !== undefined) late.add(cell, message);
  });
  const alive = async () => (await process.ask<"alive">({ kind: "alive" })) ?? {};

  return {
    info,
    pid: process.pid,
    execute: (code, options = {}) => executor.execute(code, options),
    interrupt: () => executor.interrupt(),
    async settle({ within = 0, signal } = {}) {
      const stop = signal ? AbortSignal.any([life.signal, signal]) : life.signal;
      const deadline = performance.now() + within;
      for (let waited = false; ; waited = true) {
        const now = await until(alive(), stop);
        if (!stragglers.any(now) || performance.now() >= deadline) {
          stragglers.accept(now);
          if (waited) await conversation.flush(ASK_AGAIN, stop);
          return await late.take(narrator);
        }
        await until(pause(POLL), stop);
      }
    },
    async close() {
      if (!process.ending && !executor.running) {
        conversation.request("control", "shutdown_request", { restart: false });
        await until(process.ended, AbortSignal.timeout(grace)).catch(() => {});
      }
      await process.destroy();
      conversation.close();
    },
    async greet(signal) {
      const stop = AbortSignal.any([signal, life.signal]);
      await until(conversation.request("shell", "kernel_info_request").reply, stop);
      await conversation.flush(ASK_OFTEN, stop);
    },
    async prepare(code, signal) {
      const { failure } = await executor.execute(code, { cell: "set-up", signal }, true);
      if (failure) throw new KernelStartError(`the kernel is broken: ${failure.output.message}`);
      stragglers.accept(await until(alive(), signal));
    },
  };
}
