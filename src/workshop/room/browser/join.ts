import { ask } from "./ask.js";
import { there } from "./make.js";

// The code may stand in the address: that is where the picture on the projector leads.
const form = there<HTMLFormElement>("join");
const status = there("status");
const code = form.elements.namedItem("code") as HTMLInputElement;
const name = form.elements.namedItem("name") as HTMLInputElement;
code.value = decodeURIComponent(location.pathname.split("/")[2] ?? "");
(code.value === "" ? code : name).focus();

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  status.textContent = "Joining";
  const given = name.value.trim();
  const answer = await ask("/room/join", {
    code: code.value,
    ...(given !== "" && { name: given }),
  });
  if (answer.ok) location.assign("/");
  else status.textContent = `${answer.error}.`;
});
