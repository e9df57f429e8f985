import { make } from "./build.js";
import { NAMED_CODE, shelf } from "./known-names.js";
import { loadScript } from "./load-script.js";

const EVENTS = ["pointerover", "click", "focusin", "keydown"];
const HINT = "names.hint";

/** Tells what is known of a name in code; loads what that needs when code is first pointed at or focused. */
export function tellNames(): void {
  const { names } = document.body.dataset;
  if (!names) return;
  for (const code of document.querySelectorAll(NAMED_CODE)) {
    code.setAttribute("aria-describedby", HINT);
    code.after(make("span", { class: "names-hint", "aria-hidden": "true" }, "Enter: types"));
  }
  const words = "Enter leads to the names in this code and tells their types.";
  document.body.append(make("p", { id: HINT, hidden: "" }, words));

  // What happens until the scripts are there is not lost.
  const events: Event[] = [];
  let asked = false;
  const wake = (event: Event) => {
    if (!(event.target instanceof Element && event.target.closest(NAMED_CODE))) return;
    events.push(event);
    if (asked) return;
    asked = true;
    Promise.all(["names", `names-${names}`].map(loadScript)).then(start, console.warn);
  };
  const start = () => {
    for (const name of EVENTS) document.removeEventListener(name, wake);
    const { overlapNames: known, overlapTellNames: tell } = shelf;
    if (known && tell) tell(known, events);
  };
  for (const name of EVENTS) document.addEventListener(name, wake);
}
