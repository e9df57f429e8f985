import { ask } from "./ask.js";
import { there } from "./make.js";

// The terminal's link carries the secret behind a #, which no server is sent.
const form = there<HTMLFormElement>("enter");
const status = there("status");
const secret = form.elements.namedItem("secret") as HTMLInputElement;

async function enter(): Promise<void> {
  const answer = await ask("/room/instructor/enter", { secret: secret.value });
  if (answer.ok) location.replace("/room/instructor");
  else status.textContent = `${answer.error}.`;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void enter();
});
if (location.hash.length > 1) {
  secret.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
  void enter();
} else secret.focus();
