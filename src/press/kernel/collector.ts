import type { Output } from "../notebook/index.js";
import { createDisplays, type DisplayContent, type Displays } from "./displays.js";
import type { Message } from "./message.js";
import { isUnhandled } from "./unhandled.js";

type Stream = Extract<Output, { type: "stream" }>;

/** Makes outputs of what a kernel publishes while a cell runs. */
export interface Collector {
  readonly outputs: Output[];
  /** The outputs in which tslab reports an error that nobody handled. */
  readonly unhandled: readonly Stream[];
  /** Characters that came, those beyond the limit included. */
  readonly size: number;
  /** Takes one message; says whether it was an output. */
  add(message: Message): boolean;
  /**
   * Takes the last writings to stderr off the outputs.
   *
   * @param count Says of all writings to the last stderr output how many of the last to take.
   */
  takeStderr(count: (writings: readonly string[]) => number): string[];
}

/**
 * @param displays The displays of the cells before; this cell's are added.
 * @param limit How many characters are kept; what comes after is counted only.
 */
export function createCollector(
  displays: Displays = createDisplays(),
  limit = Infinity,
): Collector {
  const outputs: Output[] = [];
  const unhandled: Stream[] = [];
  // The single writings that an output was joined from: an error is a writing of its own.
  const writings = new Map<Output, string[]>();
  let size = 0;
  let kept = 0;
  let clearing = false;

  function push(output: Output): void {
    if (clearing) clear();
    outputs.push(output);
  }

  function clear(): void {
    outputs.length = 0;
    clearing = false;
  }

  function stream(name: Stream["name"], text: string): void {
    const last = clearing ? undefined : outputs.at(-1);
    const alone = name === "stderr" && isUnhandled(text);
    if (last?.type === "stream" && last.name === name && !alone && !unhandled.includes(last)) {
      last.text += text;
      writings.get(last)?.push(text);
      return;
    }
    const output: Stream = { type: "stream", name, text };
    if (alone) unhandled.push(output);
    else if (name === "stderr") writings.set(output, [text]);
    push(output);
  }

  function take({ type, content }: Message): void {
    switch (type) {
      case "stream":
        if (content.text) stream(content.name as Stream["name"], String(content.text));
        break;
      case "update_display_data":
        displays.update(content as unknown as DisplayContent);
        break;
      case "clear_output":
        if (content.wait) clearing = true;
        else clear();
        break;
      case "error": {
        const { ename, evalue, traceback } = content as Record<string, unknown>;
        const lines = Array.isArray(traceback) ? traceback.map(String) : [];
        push({ type: "error", name: `${ename}`, message: `${evalue}`, traceback: lines });
        break;
      }
      default:
        push(displays.add(content as unknown as DisplayContent));
    }
  }

  return {
    outputs,
    unhandled,
    get size() {
      return size;
    },
    add(message) {
      const more = OUTPUTS.get(message.type)?.(message.content);
      if (more === undefined) return false;
      size += more;
      if (kept + more <= limit) {
        kept += more;
        take(message);
      }
      return true;
    },
    takeStderr(count) {
      const output = [...outputs].reverse().find((output) => writings.has(output)) as
        | Stream
        | undefined;
      const all = (output && writings.get(output)) ?? [];
      const taken = all.splice(all.length - count(all));
      if (output && all.length === 0) outputs.splice(outputs.indexOf(output), 1);
      else if (output) output.text = all.join("");
      return taken;
    },
  };
}

/** The messages that are outputs, each with the characters that it adds to a page. */
const OUTPUTS = new Map<string, (content: Message["content"]) => number>([
  ["stream", ({ text }) => String(text).length],
  ["display_data", sizeOfBundle],
  ["execute_result", sizeOfBundle],
  ["update_display_data", () => 0],
  ["error", () => 0],
  ["clear_output", () => 0],
]);

function sizeOfBundle({ data }: Message["content"]): number {
  return Object.values(data ?? {}).reduce<number>(
    (sum, value) => sum + (typeof value === "string" ? value : JSON.stringify(value)).length,
    0,
  );
}
