import { make } from "./build.js";

/** How far from the pointer, in pixels. */
const GAP = 12;

let box: HTMLElement | undefined;

/** Shows what a mark stands for beside the pointer; Vega calls it as the pointer moves. */
export function tooltip(_: unknown, event: MouseEvent, __: unknown, value: unknown): void {
  const content = contentFor(value);
  if (!content) {
    box?.remove();
    return;
  }
  box ??= make("div", { class: "tooltip", role: "tooltip" });
  box.replaceChildren(content);
  document.body.append(box);
  const { width, height } = box.getBoundingClientRect();
  const left = Math.min(event.clientX + GAP, innerWidth - width - GAP);
  const below = event.clientY + GAP;
  const top = below + height > innerHeight ? event.clientY - height - GAP : below;
  box.style.left = `${Math.max(GAP, left)}px`;
  box.style.top = `${Math.max(GAP, top)}px`;
}

/** A sentence as it is, and named values as a list; nothing where the pointer is at no mark. */
function contentFor(value: unknown): Node | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (typeof value !== "object") return make("p", {}, String(value));
  const rows = Object.entries(value).flatMap(([name, text]) => [
    make("dt", {}, name),
    make("dd", {}, String(text)),
  ]);
  return rows.length > 0 ? make("dl", {}, ...rows) : undefined;
}
