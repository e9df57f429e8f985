import { make } from "./build.js";
import { coloured } from "./coloured.js";
import type { NamePlace } from "./name-places.js";

/** Between a name and the box, and between the box and the edge of the window, in pixels. */
const GAP = 6;
const EDGE = 12;

export const BOX = "names.box";

/** The box that tells of a name. */
export function nameBox({ info }: NamePlace): HTMLElement {
  const { code, documentation } = info;
  const box = make(
    "div",
    { class: "name-box", id: BOX, role: "tooltip" },
    make("div", { class: "code" }, ...coloured(code)),
  );
  if (documentation !== "") box.append(make("p", {}, ...withCode(documentation)));
  return box;
}

/** Text in which backticks mark code. */
function withCode(text: string): (Node | string)[] {
  return text
    .split(/(``.+?``(?!`)|`[^`]+`)/)
    .map((part, index) =>
      index % 2 === 0 ? part : make("code", {}, part.replace(/^`+ ?| ?`+$/g, "")),
    );
}

/** Puts the box below its name, or above where there is more room, inside the window. */
export function putBeside(box: HTMLElement, { range }: NamePlace): void {
  const name = range.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const below = height - name.bottom - GAP - EDGE;
  const above = name.top - GAP - EDGE;
  box.style.maxHeight = "";
  box.style.left = "0";
  const size = box.getBoundingClientRect();
  const under = size.height <= below || below >= above;
  const tall = Math.min(size.height, under ? below : above);
  const left = Math.max(EDGE, Math.min(name.left, width - size.width - EDGE));
  box.style.maxHeight = `${tall}px`;
  box.style.left = `${left}px`;
  box.style.top = `${under ? name.bottom + GAP : name.top - GAP - tall}px`;
}
