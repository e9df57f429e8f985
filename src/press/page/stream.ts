import type { Element } from "hast";
import { h } from "hastscript";
import { terminal } from "./ansi.js";
import { counted, fold, lineCount, sized } from "./fold.js";
import { overwritten } from "./terminal.js";

/** Longer output is folded: a reader came for the lesson. */
const LONGEST = 60;

/** What a program printed; folded, with its size said, where it is long. */
export function streamOutput(text: string, name: "stdout" | "stderr" | "plain"): Element {
  const shown = overwritten(text);
  const pre = h(
    "pre",
    { className: ["stream", ...(name === "stderr" ? ["stderr"] : [])], tabIndex: 0 },
    terminal(shown.replace(/\n$/, "")),
  );
  const body = name === "stderr" ? [h("p", { className: ["label"] }, "stderr"), pre] : [pre];
  const lines = lineCount(shown);
  if (lines <= LONGEST) return body.length === 1 ? pre : h("div", body);
  const summary = `${counted(lines, "line")} of ${name === "stderr" ? "stderr" : "output"}, ${sized(shown)}`;
  return fold(summary, body, "long");
}
