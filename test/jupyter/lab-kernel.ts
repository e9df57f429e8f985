import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "undici";

/** A kernel of a lab, spoken to as JupyterLab's page does. */
export interface LabKernel {
  id: string;
  /** Sends a cell; does not wait. */
  send(code: string): string;
  /** The same, and waits until the cell has run; gives the status of the reply: `ok` or `error`. */
  run(code: string): Promise<string>;
  close(): void;
}

interface Message {
  channel: string;
  header: { msg_type: string };
  parent_header: { msg_id?: string };
  content: { status?: string; execution_state?: string };
}

/** Opens a lesson in the lab, as a page would: its kernel starts. */
export async function openLesson(
  { base, token }: { base: string; token: string },
  lesson: string,
): Promise<LabKernel> {
  const answer = await fetch(`${base}/api/sessions`, {
    method: "POST",
    headers: { authorization: `token ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ path: lesson, name: lesson, type: "notebook", kernel: {} }),
  });
  if (!answer.ok) throw new Error(`expected a session, got ${answer.status}`);
  const { kernel } = (await answer.json()) as { kernel: { id: string } };
  const address = `${base.replace(/^http/, "ws")}/api/kernels/${kernel.id}/channels`;
  const socket = new WebSocket(`${address}?token=${token}`);
  await once(socket, "open");

  const waiting = new Map<string, (status: string) => void>();
  socket.addEventListener("close", ({ code, reason }) => {
    for (const answer of waiting.values()) answer(`the connection closed: ${code} ${reason}`);
  });
  socket.addEventListener("message", ({ data }) => {
    const { channel, header, parent_header, content } = JSON.parse(String(data)) as Message;
    if (channel !== "shell" || !header.msg_type.endsWith("_reply")) return;
    waiting.get(parent_header.msg_id ?? "")?.(content.status ?? "");
  });
  function request(type: string, content: Record<string, unknown>): string {
    const id = randomUUID();
    const header = { msg_id: id, msg_type: type, username: "", session: id };
    socket.send(
      JSON.stringify({
        channel: "shell",
        header: { ...header, date: new Date().toISOString(), version: "5.3" },
        parent_header: {},
        metadata: {},
        content,
        buffers: [],
      }),
    );
    return id;
  }
  const send = (code: string) =>
    request("execute_request", {
      code,
      silent: false,
      store_history: true,
      allow_stdin: false,
      stop_on_error: true,
      user_expressions: {},
    });
  // What is said before the kernel listens may be lost: it is asked until it answers.
  await new Promise<void>((resolve) => {
    const ask = () =>
      waiting.set(request("kernel_info_request", {}), () => {
        clearInterval(again);
        resolve();
      });
    const again = setInterval(ask, 500);
    ask();
  });
  return {
    id: kernel.id,
    send,
    run: (code) => new Promise((resolve) => waiting.set(send(code), resolve)),
    close: () => socket.close(),
  };
}
