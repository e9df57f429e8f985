import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeJupyterFiles } from "../jupyter/index.js";
import { now } from "../lab/time/index.js";
import { openConnection } from "../press/kernel/connection.js";
import { openConversation } from "../press/kernel/conversation.js";

/** The learner's kernel, as Jupyter starts it, and asked without Jupyter. */
export interface BenchKernel {
  /** When its process was started, on the machine's clock. */
  readonly started: number;
  /**
   * Runs a cell.
   *
   * @returns When its last output came, on the machine's clock; the moment of its end where it had none.
   * @throws Error when it fails.
   */
  run(code: string): Promise<number>;
  /** Completes at the end of the text; gives the milliseconds until the answer, and how many names. */
  complete(code: string): Promise<{ ms: number; names: number }>;
  close(): Promise<void>;
}

/** @param root The project's folder. */
export async function startBenchKernel(root: string): Promise<BenchKernel> {
  const own = await writeJupyterFiles(root);
  const spec = await readFile(join(own, "kernels", "tslab", "kernel.json"), "utf8");
  const { argv } = JSON.parse(spec) as { argv: string[] };
  const connection = await openConnection();
  const [file, ...args] = argv.map((arg) => arg.replace("{connection_file}", connection.file));
  const started = now();
  const kernel = spawn(file!, args, { cwd: join(root, "notebooks"), stdio: "ignore" });
  const ended = once(kernel, "exit");
  const conversation = await openConversation(connection);
  const never = new AbortController().signal;
  let last = 0;
  conversation.listen(({ type }) => {
    if (type === "display_data" || type === "stream") last = now();
  });
  async function ask(type: string, content: Record<string, unknown> = {}) {
    return (await conversation.request("shell", type, content).reply).content;
  }
  await ask("kernel_info_request");
  await conversation.flush(10, never);
  return {
    started,
    async run(code) {
      last = 0;
      const asked = { code, silent: false, store_history: true, allow_stdin: false };
      const { status } = await ask("execute_request", { ...asked, stop_on_error: true });
      if (status !== "ok") throw new Error(`a cell failed: ${code}`);
      const end = now();
      await conversation.flush(10, never);
      return last || end;
    },
    async complete(code) {
      const start = now();
      const { matches } = await ask("complete_request", { code, cursor_pos: code.length });
      return { ms: now() - start, names: (matches as unknown[]).length };
    },
    async close() {
      kernel.kill("SIGKILL");
      await ended;
      conversation.close();
      connection.remove();
    },
  };
}
