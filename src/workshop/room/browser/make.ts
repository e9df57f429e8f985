import { make } from "../../../press/reader/build.js";

export { make };

/** A button with a text. */
export function button(text: string, press: () => void, className = ""): HTMLButtonElement {
  const made = make("button", { type: "button", class: className || undefined }, text);
  made.addEventListener("click", press);
  return made;
}

/** An element that the page holds. */
export function there<Found extends HTMLElement>(id: string): Found {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Found;
}
