import { button } from "./build.js";
import { loadScript } from "./load-script.js";

/** What the script of the search leaves for the one that asked for it. */
export interface SearchShelf {
  overlapOpenSearch?: () => void;
}

/** A button that opens the search, and the keys for it: `/`, or K with Ctrl or the command key. */
export function offerSearch(): void {
  const open = async () => {
    try {
      await Promise.all(["search-index", "search"].map(loadScript));
      (globalThis as SearchShelf).overlapOpenSearch?.();
    } catch {
      control.textContent = "Search cannot be loaded";
    }
  };
  const control = button("Search", "open-search", open);
  control.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
  control.title = "Search the course (/)";
  document.querySelector(".tools")?.prepend(control);
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const slash = key === "/" && !ctrlKey && !metaKey && !altKey && !isWriting(event.target);
    const commandK = key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey;
    if (!slash && !commandK) return;
    event.preventDefault();
    void open();
  });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}
