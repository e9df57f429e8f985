import type { Element } from "hast";
import { h } from "hastscript";
import type { Output } from "../notebook/index.js";
import { terminal } from "./ansi.js";
import { fold } from "./fold.js";
import { icon } from "./icon.js";

/** An error that ended a cell: its name and message, and where it came from. */
export function failure({ name, message, traceback }: Extract<Output, { type: "error" }>): Element {
  const said = [name, message].filter((part) => part !== "").join(": ") || "Error";
  const box = h("div", { className: ["failure"] }, [
    h("p", { className: ["verdict"] }, [icon("cross"), h("strong", terminal(said))]),
  ]);
  const trace = traceback.join("\n");
  if (trace.trim() !== "") {
    const pre = h("pre", { className: ["stream"], tabIndex: 0 }, terminal(trace));
    box.children.push(fold("Traceback", [pre]));
  }
  return box;
}
