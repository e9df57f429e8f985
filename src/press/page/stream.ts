import type { Element } from "hast";
import { h } from "hastscript";
import { terminal } from "./ansi.js";
import { counted, fold, lineCount, sized } from "./fold.js";
import { overwritten } from "./terminal.js";

/** Longer output is folded: a reader came for the lesson. */
const LONGEST = 60;

/** Of more, in characters, the middle is left out: nobody reads it, and a page would not open. */
const MOST = 100_000;

/** What a program printed; folded, with its size said, where it is long. */
export function streamOutput(text: string, name: "stdout" | "stderr" | "plain"): Element {
  const shown = overwritten(text);
  const pre = h(
    "pre",
    { className: ["stream", ...(name === "stderr" ? ["stderr"] : [])], tabIndex: 0 },
    terminal(shortened(shown.replace(/\n$/, ""))),
  );
  const body = name === "stderr" ? [h("p", { className: ["label"] }, "stderr"), pre] : [pre];
  const lines = lineCount(shown);
  if (lines <= LONGEST) return body.length === 1 ? pre : h("div", body);
  const summary = `${counted(lines, "line")} of ${name === "stderr" ? "stderr" : "output"}, ${sized(shown)}`;
  return fold(summary, body, "long");
}

/** The beginning and the end, in whole lines where there are any. */
function shortened(text: string): string {
  if (text.length <= MOST) return text;
  const head = text.slice(0, text.lastIndexOf("\n", MOST * 0.6) + 1 || MOST * 0.6);
  const tailAt = text.indexOf("\n", text.length - MOST * 0.4) + 1 || text.length - MOST * 0.4;
  const left = text.slice(head.length, tailAt);
  const much = `${counted(lineCount(left), "line")}, ${sized(left)}`;
  return `${head}\n… ${much} left out here; the notebook has them …\n\n${text.slice(tailAt)}`;
}
