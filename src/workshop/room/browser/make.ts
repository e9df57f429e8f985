/** An element with attributes and children, text among them. Texts never become markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | undefined> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

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
