import { Worker } from "node:worker_threads";
import type { Notebook, Problem } from "../press/notebook/index.js";

/** Where the compiler looks. */
export interface CompilerPlace {
  /** The project's folder. */
  root: string;
  /** The notebooks' folder. */
  folder: string;
}

export interface CompilerOptions extends CompilerPlace {
  /** Ends the thread; whoever waits for an answer then gets the reason. */
  signal?: AbortSignal;
}

/** What is asked of the thread; of the notebooks that it has been given last where it is given none. */
export type Question = { notebooks?: readonly Notebook[] } & (
  | { of: "problems" }
  | { of: "names"; notebook: string }
);

/** The compiler, in a thread of its own: it is slow, and pages are drawn beside it. */
export interface Compiler {
  /** What is wrong with the types in the notebooks' code. */
  problems(notebooks: readonly Notebook[]): Promise<Problem[]>;
  /** What is known of the names in one of the notebooks, as JSON. */
  names(notebooks: readonly Notebook[], notebook: string): Promise<string>;
  /** Ends the thread if there is one. */
  close(): Promise<void>;
}

/** Gives the compiler to some work, and ends it after. */
export async function withCompiler<Result>(
  options: CompilerOptions,
  work: (compiler: Compiler) => Promise<Result>,
): Promise<Result> {
  const compiler = compilerThread(options);
  try {
    return await work(compiler);
  } finally {
    await compiler.close();
  }
}

interface Waiting {
  resolve(text: string): void;
  reject(error: Error): void;
}

/**
 * The compiler for these notebooks. It starts with the first question, and what it has opened stays
 * open until it is closed or asked of other notebooks.
 */
export function compilerThread({ root, folder, signal }: CompilerOptions): Compiler {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let opened: readonly Notebook[] | undefined;
  let asked = 0;

  const giveUp = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker = undefined;
    opened = undefined;
  };
  const start = () => {
    const place: CompilerPlace = { root, folder };
    const started = new Worker(new URL("./compiler.worker.js", import.meta.url), {
      workerData: place,
    });
    started.on("message", ({ number, text, error }) => {
      const { resolve, reject } = waiting.get(number)!;
      waiting.delete(number);
      if (error === undefined) resolve(text);
      else reject(new Error(`the compiler has failed: ${error}`));
    });
    const end = (error: Error) => worker === started && giveUp(error);
    started.on("error", ({ message }) => end(new Error(`the compiler has failed: ${message}`)));
    started.on("exit", () => end(new Error("the compiler has ended before it had answered")));
    return started;
  };
  const ask = (question: Question, notebooks: readonly Notebook[]) =>
    new Promise<string>((resolve, reject) => {
      signal?.throwIfAborted();
      worker ??= start();
      waiting.set(asked, { resolve, reject });
      const given = opened === notebooks ? question : { ...question, notebooks };
      worker.postMessage({ number: asked, question: given });
      opened = notebooks;
      asked += 1;
    });
  const close = async (reason = new Error("the compiler was closed before it had answered")) => {
    signal?.removeEventListener("abort", onAbort);
    const closing = worker;
    giveUp(reason);
    await closing?.terminate();
  };
  const onAbort = () => void close(signal!.reason);
  signal?.addEventListener("abort", onAbort);

  return {
    async problems(notebooks) {
      return JSON.parse(await ask({ of: "problems" }, notebooks)) as Problem[];
    },
    names: (notebooks, notebook) => ask({ of: "names", notebook }, notebooks),
    close: () => close(),
  };
}
