import { button, make } from "./build.js";

/** How long a button says that it has copied, in milliseconds. */
const SAID = 2000;

/** A button on each piece of code that puts it on the clipboard. */
export function addCopyButtons(): void {
  for (const code of document.querySelectorAll("pre.code")) {
    const frame = make("div", { class: "copyable" });
    const copy = button("Copy", "copy", async () => {
      copy.textContent = (await toClipboard(code.textContent ?? "")) ? "Copied" : "Not copied";
      setTimeout(() => {
        copy.textContent = "Copy";
      }, SAID);
    });
    code.replaceWith(frame);
    frame.append(code, copy);
  }
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return bySelection(text);
  }
}

/** The old way, for pages opened from a folder in browsers that lend the clipboard to servers only. */
function bySelection(text: string): boolean {
  const field = make("textarea", { class: "offscreen", readonly: "" }, text);
  document.body.append(field);
  try {
    field.select();
    return document.execCommand("copy");
  } finally {
    field.remove();
  }
}
