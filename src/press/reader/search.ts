// The search over the course. Loaded only when a reader opens it.
import { make } from "./build.js";
import type { SearchShelf } from "./offer-search.js";
import { type Found, type Row, type Search, searchIn } from "./search-passages.js";

interface Shelf extends SearchShelf {
  overlapPassages?: readonly Row[];
}

const shelf = globalThis as typeof globalThis & Shelf;
/** Made when it is opened first: this script may be there before the passages are. */
let search: Search | undefined;

const field = make("input", {
  type: "search",
  "aria-label": "Search the course",
  autocomplete: "off",
  spellcheck: "false",
  placeholder: "Search lessons, terms, source",
});
const status = make("p", { class: "remark", role: "status" });
const list = make("ol", { "aria-label": "Found" });
const dialog = make("dialog", { class: "search", "aria-label": "Search" }, field, status, list);

field.addEventListener("input", () => {
  const query = field.value.trim();
  const found = query === "" ? [] : (search?.(query) ?? []);
  list.replaceChildren(...found.map((one) => make("li", {}, link(one))));
  list.scrollTop = 0;
  const counted = `${found.length} ${found.length === 1 ? "passage" : "passages"}`;
  status.textContent = query === "" ? "" : found.length > 0 ? counted : "Nothing found.";
});
dialog.addEventListener("keydown", (event) => {
  const links = [...list.querySelectorAll("a")];
  // The field stands before the first link.
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && links.length > 0) {
    event.preventDefault();
    const next = Math.min(at + step, links.length - 1);
    (links[next] ?? field).focus();
  } else if (event.key === "Enter" && event.target === field) {
    links[0]?.click();
  }
});
// The way may lead to another place of this page.
list.addEventListener("click", () => dialog.close());
// A click beside the box.
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

function link({ href, page, heading, sentence, words }: Found): HTMLElement {
  return make(
    "a",
    { href },
    make("span", { class: "heading" }, ...marked(heading, words)),
    " ",
    make("span", { class: "page" }, page),
    make("span", { class: "sentence" }, ...marked(sentence, words)),
  );
}

function marked(text: string, words: readonly string[]): (Node | string)[] {
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  if (pattern === "") return [text];
  return text
    .split(new RegExp(`(${pattern})`, "i"))
    .map((part, index) => (index % 2 === 1 ? make("mark", {}, part) : part));
}

shelf.overlapOpenSearch = () => {
  search ??= searchIn(shelf.overlapPassages ?? []);
  if (!dialog.isConnected) document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
  field.focus();
  field.select();
};
