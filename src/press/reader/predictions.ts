import { make } from "./build.js";
import { keep, recall } from "./store.js";

/**
 * Lets the reader commit to a prediction where the question stands. What the run recorded stays
 * closed until then, further down where it is revealed.
 */
export function askPredictions(): void {
  const lesson = document.body.dataset.lesson;
  if (!lesson) return;
  for (const box of document.querySelectorAll<HTMLElement>(".prediction.asked")) {
    const id = box.dataset.prediction!;
    const name = `prediction.${lesson}.${id}`;
    const answers = [...document.querySelectorAll<HTMLElement>(".prediction.revealed")].filter(
      (one) => one.dataset.prediction === id,
    );
    const tell = (answer: string) => {
      for (const revealed of answers) {
        revealed.querySelector(".said")?.remove();
        const said = make("p", { class: "said" }, "You said: ", make("strong", {}, answer));
        revealed.querySelector("details")?.before(said);
      }
      status.textContent = "Noted. Read on: the run answers it below.";
    };
    const status = make("p", { class: "remark", role: "status" });
    const form = formFor(box, (answer) => {
      keep(name, answer);
      tell(answer);
    });
    box.querySelector(".options, .remark")?.remove();
    box.append(form);
    form.after(status);
    const kept = recall(name);
    if (kept === undefined) continue;
    fill(form, kept);
    tell(kept);
  }
}

function formFor(box: HTMLElement, commit: (answer: string) => void): HTMLFormElement {
  const options = [...box.querySelectorAll(".options > li")];
  const { prediction, unit } = box.dataset;
  const name = `prediction.${prediction}`;
  const fields = options.map((option) => {
    const answer = option.textContent ?? "";
    const field = make("input", { type: "radio", name, value: answer, required: "" });
    return make("label", {}, field, " ", ...option.childNodes);
  });
  if (fields.length === 0) {
    const field = make("input", { name, type: "number", step: "any", min: "0", required: "" });
    fields.push(make("label", {}, "Your number: ", field, ` ${unit ?? ""}`));
  }
  const form = make("form", { class: "commit" }, ...fields, make("button", {}, "I commit to this"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = String(new FormData(form).get(name) ?? "");
    if (value !== "") commit(options.length > 0 || !unit ? value : `${value} ${unit}`);
  });
  return form;
}

function fill(form: HTMLFormElement, answer: string): void {
  for (const field of form.querySelectorAll("input")) {
    if (field.type === "radio") field.checked = field.value === answer;
    else field.value = answer.split(" ")[0] ?? "";
  }
}
