import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openConnection } from "../../dist/press/kernel/connection.js";
import { openConversation } from "../../dist/press/kernel/conversation.js";
import type { Message } from "../../dist/press/kernel/message.js";

/** What came of one cell: the answer, and what was published before and while. */
export interface Spoken {
  reply: Message["content"];
  messages: Pick<Message, "type" | "content">[];
}

/** A kernel that is started by its spec, as Jupyter starts it, and spoken to without Jupyter. */
export interface SpokenKernel {
  readonly pid: number;
  run(code: string): Promise<Spoken>;
  /** Sends a request and gives the content of its answer. */
  ask(type: string, content?: Record<string, unknown>): Promise<Message["content"]>;
  /** As Jupyter's stop button: the whole group of processes. */
  stop(): void;
  /** What was published for the cell that runs or ran last. */
  readonly messages: Spoken["messages"];
  close(): Promise<void>;
}

/**
 * @param folder The kernel's working directory, as it is the notebook's.
 * @param spec The folder that holds `kernels/tslab/kernel.json`.
 */
export async function speakTo(spec: string, folder: string): Promise<SpokenKernel> {
  const { argv }: { argv: string[] } = JSON.parse(
    await readFile(join(spec, "kernels", "tslab", "kernel.json"), "utf8"),
  );
  const connection = await openConnection();
  const [file, ...args] = argv.map((arg) => arg.replace("{connection_file}", connection.file));
  const kernel = spawn(file!, args, { cwd: folder, detached: true, stdio: "ignore" });
  const ended = once(kernel, "exit");
  const conversation = await openConversation(connection);
  const never = new AbortController().signal;
  let messages: Spoken["messages"] = [];
  let current: unknown;
  conversation.listen((message, request) => {
    if (request === current) messages.push({ type: message.type, content: message.content });
  });

  async function ask(type: string, content: Record<string, unknown> = {}) {
    const request = conversation.request("shell", type, content);
    return (await request.reply).content;
  }
  await ask("kernel_info_request");
  await conversation.flush(25, never);

  return {
    pid: kernel.pid!,
    get messages() {
      return messages;
    },
    async run(code) {
      messages = [];
      const request = conversation.request("shell", "execute_request", {
        code,
        silent: false,
        store_history: true,
        user_expressions: {},
        allow_stdin: false,
        stop_on_error: true,
      });
      current = request;
      const { content } = await request.reply;
      await conversation.flush(250, never);
      return { reply: content, messages };
    },
    ask,
    stop: () => void process.kill(-kernel.pid!, "SIGINT"),
    async close() {
      try {
        process.kill(-kernel.pid!, "SIGKILL");
      } catch {
        // It has ended.
      }
      await ended;
      conversation.close();
      connection.remove();
    },
  };
}
