import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { watchCompiledCells } from "../press/kernel/agent/compiled-cells.js";
import { countFailureWritings, readFailure, readThrown } from "../press/kernel/failure.js";
import type { Places } from "../press/kernel/traceback.js";
import { isUnhandled, partUnhandled } from "../press/kernel/unhandled.js";
import type { CompiledCell } from "./forgotten-awaits.js";
import { type HeldWritings, holdWritings, type WriteStream } from "./held-writings.js";

/** An error as Jupyter's messages hold it. */
interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** What tslab hands around for one request to run a cell. */
interface Request {
  code: string;
}

interface Message {
  content: Request;
  createReply(): {
    header: { msg_type: string };
    content: object;
    signAndSend(key: string, socket: unknown): void;
  };
}

interface Server {
  connInfo: { key: string };
  iopub: unknown;
}

/** What tslab writes when a cell was stopped: in its waiting, in its work, or by what heeds `cellSignal`. */
const STOPPED =
  /^(?:Error: Interrupted asynchronously|Error.*interrupted by `SIGINT`|CellStoppedError)/;

const FRAME = /^ {4}at /;
const OWN_FRAME = /^ {4}at (?:.* \()?cell \[\d+\]/;
const CAUSE = /^\s*(?:\[cause\]: )?\[?\w*(?:Error|Exception)\b.*: /;

type WriteDisplay = (message: object, update?: boolean) => void;

const load = createRequire(import.meta.url);

/** Cells that a stack may run through: those of a long session. */
const REMEMBERED = 500;

/**
 * Has tslab tell what went wrong in a cell as other kernels do: by an error message, which names the
 * learner's lines first and no inside of the kernel. tslab itself writes the whole stack to standard
 * error. A promise that a cell lets go is named too, below what the cell shows.
 *
 * @param script The script that starts tslab.
 * @param root The project's folder, which no line names.
 */
export function tellErrors(script: string, root: string, compiled: () => CompiledCell): void {
  const { JupyterHandlerImpl, ZmqServer } = load(join(dirname(script), "..", "dist", "jupyter.js"));
  const cells = watchCompiledCells();
  const sources = new Map<string, string>();
  const publishers = new WeakMap<Request, (error: ErrorContent) => void>();
  const failures = new WeakMap<Request, ErrorContent>();

  const places = (): Places => ({
    root,
    cells: new Map(
      [...sources].map(([name, source]) => [name, { source, compiled: cells.code(name) }]),
    ),
  });

  function begin(name: string, source: string): void {
    cells.begin(name);
    sources.set(name, source);
    const [oldest] = sources.keys();
    if (sources.size > REMEMBERED) sources.delete(oldest!);
  }

  /** An error that nobody handled comes alone, whenever it likes. */
  function unhandledToldWell(cell: string, pass: WriteStream): WriteStream {
    return (name, text) => {
      if (name !== "stderr" || !isUnhandled(text)) return pass(name, text);
      const { kind, error } = partUnhandled(text);
      const { output } = readThrown(error, cell, places(), kind);
      pass(name, `Nobody handled this error:\n${output.traceback.join("\n")}\n`);
    };
  }

  function tellFailure(request: Request, cell: string, held: HeldWritings, pass: WriteStream) {
    const writings = held.take();
    const reasons = writings.splice(writings.length - countFailureWritings(writings));
    for (const text of writings) pass("stderr", text);
    const error = toError(reasons, cell, places());
    failures.set(request, error);
    publishers.get(request)?.(error);
  }

  const { handleExecuteImpl, handleExecute } = JupyterHandlerImpl.prototype;
  JupyterHandlerImpl.prototype.handleExecuteImpl = async function (
    this: { execCount: number },
    request: Request,
    writeStream: WriteStream,
    writeDisplay: WriteDisplay,
  ) {
    const cell = `cell [${this.execCount + 1}]`;
    begin(cell, request.code);
    const pass = unhandledToldWell(cell, writeStream);
    const held = holdWritings(pass);
    try {
      const count = await handleExecuteImpl.call(this, request, held.write, writeDisplay);
      held.flush();
      tellForgotten(compiled(), held.lastSaid, writeDisplay);
      return count;
    } catch (count) {
      tellForgotten(compiled(), "", writeDisplay);
      tellFailure(request, cell, held, pass);
      throw count;
    }
  };
  JupyterHandlerImpl.prototype.handleExecute = async function (
    request: Request,
    ...rest: unknown[]
  ) {
    const reply = await handleExecute.call(this, request, ...rest);
    // What follows a cell that failed was not run; Jupyter's word for it is another.
    if (reply.status === "abort") return { ...reply, status: "aborted" };
    return { ...reply, ...failures.get(request) };
  };

  const serve = ZmqServer.prototype.handleExecute;
  ZmqServer.prototype.handleExecute = function (this: Server, socket: unknown, message: Message) {
    publishers.set(message.content, (error) => {
      const reply = message.createReply();
      reply.header.msg_type = "error";
      reply.content = error;
      reply.signAndSend(this.connInfo.key, this.iopub);
    });
    return serve.call(this, socket, message);
  };
}

function toError(writings: readonly string[], cell: string, places: Places): ErrorContent {
  if (STOPPED.test(writings[0] ?? "")) return error("Interrupted", "the cell was stopped", []);
  const { name, message, traceback } = readFailure(writings, cell, places).output;
  const lines =
    name === "CompileError"
      ? mistakes(traceback, cell, places.cells.get(cell)?.source ?? "")
      : short(traceback.slice(message.split("\n").length), cell, places);
  return error(name, message, lines);
}

/** The learner's own lines, and what the error was caused by. */
function short(lines: readonly string[], cell: string, { cells }: Places): string[] {
  const start = lines.findIndex((line) => !FRAME.test(line));
  const frames = start < 0 ? lines : lines.slice(0, start);
  const own = frames.filter((line) => OWN_FRAME.test(line));
  const causes = lines
    .slice(frames.length)
    .filter((line) => CAUSE.test(line))
    .map((line) => line.replace(/ \{$/, ""));
  return [...(own.length > 0 ? own : [awaitingFrame(cell, cells.get(cell)?.source)]), ...causes];
}

/** Where several promises were awaited at once, a stack does not reach up to the cell. */
function awaitingFrame(cell: string, source = ""): string {
  const lines = source.split("\n");
  const awaiting = [...lines.keys()].filter((index) => /\bawait\b/.test(lines[index]!));
  const [only] = awaiting;
  if (only === undefined || awaiting.length > 1) return `    at ${cell}`;
  return `    at ${cell}:${only + 1}  ${lines[only]!.trim()}`;
}

/** Each mistake with the line that it is in; the first one's message is the error's own. */
function mistakes(traceback: readonly string[], cell: string, source: string): string[] {
  const lines: string[] = [];
  for (const [index, text] of traceback.entries()) {
    const [, line, message] = /^:(\d+):\d+ {2}(.*)$/.exec(text.slice(cell.length)) ?? [];
    if (!text.startsWith(cell) || line === undefined) {
      lines.push(text);
      continue;
    }
    const place = `    at ${cell}:${line}  ${source.split("\n")[Number(line) - 1]?.trim()}`;
    if (lines.at(-1) === place) lines.pop();
    if (index > 0) lines.push(message!);
    lines.push(place);
  }
  return lines;
}

function error(name: string, message: string, lines: readonly string[]): ErrorContent {
  const [first, ...rest] = message === "" ? [name] : `${name}: ${message}`.split("\n");
  return {
    ename: name,
    evalue: message,
    traceback: [`\x1b[1m${first}\x1b[22m`, ...rest, ...lines],
  };
}

function tellForgotten(
  { forgotten, untyped }: CompiledCell,
  lastSaid: string,
  writeDisplay: WriteDisplay,
): void {
  const all = untyped && lastSaid.startsWith("Promise {") ? [...forgotten, untyped] : forgotten;
  if (all.length === 0) return;
  const text = all.map(({ line, message }) => `**Line ${line}:** ${message}.`).join("\n\n");
  const data = { "text/markdown": text, "text/plain": text };
  writeDisplay({ data, metadata: {}, transient: {} });
}
