import { Worker } from "node:worker_threads";
import type { ModuleCode, Notebook, Problem } from "../press/notebook/index.js";

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
  /** Leaves the thread to the next work in the same place; it keeps no process alive. Default false. */
  stays?: boolean;
}

/** What is asked of the thread: of what it has been given last, where it is given nothing. */
export type Question =
  | { of: "problems"; given?: readonly Notebook[] }
  | { of: "names"; notebook: string; given?: readonly Notebook[] }
  | { of: "source"; module: string; given?: readonly ModuleCode[] };

/** The compiler, in a thread of its own: it is slow, and pages are drawn beside it. */
export interface Compiler {
  /** What is wrong with the types in the notebooks' code. */
  problems(notebooks: readonly Notebook[]): Promise<Problem[]>;
  /** What is known of the names in one of the notebooks, as JSON. */
  names(notebooks: readonly Notebook[], notebook: string): Promise<string>;
  /** What is known of the names in the source of one of the modules, as JSON. */
  sourceNames(modules: readonly ModuleCode[], module: string): Promise<string>;
  /** Ends the thread if there is one; whoever waits for an answer, or asks later, gets the reason. */
  close(reason?: Error): Promise<void>;
}

/** Where a preview is built again and again, the compiler of the build before: it is warm. */
let standing: { place: string; compiler: Compiler } | undefined;

/** Gives the compiler to some work, and ends it after unless it stays. */
export async function withCompiler<Result>(
  { root, folder, signal, stays = false }: CompilerOptions,
  work: (compiler: Compiler) => Promise<Result>,
): Promise<Result> {
  const place = JSON.stringify([root, folder]);
  const compiler = standing?.place === place ? standing.compiler : compilerThread({ root, folder });
  standing = undefined;
  const onAbort = () => void compiler.close(signal!.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    return await work(compiler);
  } finally {
    signal?.removeEventListener("abort", onAbort);
    if (stays && !signal?.aborted) standing = { place, compiler };
    else await compiler.close();
  }
}

interface Waiting {
  resolve(text: string): void;
  reject(error: Error): void;
}

/**
 * The compiler. It starts with the first question, and what it has opened stays open until it is
 * closed or asked of others.
 */
export function compilerThread({ root, folder }: CompilerPlace): Compiler {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let closed: Error | undefined;
  const opened = { notebooks: undefined as unknown, modules: undefined as unknown };
  let asked = 0;

  const giveUp = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker = undefined;
    opened.notebooks = opened.modules = undefined;
  };
  const start = () => {
    const place: CompilerPlace = { root, folder };
    const started = new Worker(new URL("./compiler.worker.js", import.meta.url), {
      workerData: place,
    });
    started.on("message", ({ number, text, error }) => {
      const asker = waiting.get(number);
      waiting.delete(number);
      if (waiting.size === 0) started.unref();
      if (error === undefined) asker?.resolve(text);
      else asker?.reject(new Error(`the compiler has failed: ${error}`));
    });
    const end = (error: Error) => worker === started && giveUp(error);
    started.on("error", ({ message }) => end(new Error(`the compiler has failed: ${message}`)));
    started.on("exit", () => end(new Error("the compiler has ended before it had answered")));
    return started;
  };
  const ask = (question: Question) =>
    new Promise<string>((resolve, reject) => {
      if (closed) throw closed;
      worker ??= start();
      worker.ref();
      waiting.set(asked, { resolve, reject });
      const { given, ...bare } = question;
      const kind = question.of === "source" ? "modules" : "notebooks";
      worker.postMessage({ number: asked, question: opened[kind] === given ? bare : question });
      opened[kind] = given;
      asked += 1;
    });
  const close = async (reason = new Error("the compiler was closed before it had answered")) => {
    closed = reason;
    const closing = worker;
    giveUp(reason);
    await closing?.terminate();
  };

  return {
    async problems(notebooks) {
      return JSON.parse(await ask({ of: "problems", given: notebooks })) as Problem[];
    },
    names: (notebooks, notebook) => ask({ of: "names", notebook, given: notebooks }),
    sourceNames: (modules, module) => ask({ of: "source", module, given: modules }),
    close,
  };
}
