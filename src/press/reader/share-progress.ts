import { button, make } from "./build.js";
import { showDone } from "./done.js";
import { addProgress, parseProgress, readProgress } from "./progress.js";
import { saveFile } from "./save-file.js";

/** On the page of contents: a reader's marks and answers as a file, to be kept or to be taken along. */
export function shareProgress(): void {
  const lessons = document.querySelector("#lessons");
  if (!lessons || !document.body.classList.contains("contents")) return;
  const status = make("span", { role: "status" });
  const chooser = make("input", { type: "file", accept: ".json,application/json", hidden: "" });
  chooser.addEventListener("change", async () => {
    const file = chooser.files?.[0];
    chooser.value = "";
    if (file) status.textContent = load(file.name, await file.text());
  });
  const save = button("Save my progress", "progress", () => {
    const text = `${JSON.stringify(readProgress(), null, 2)}\n`;
    saveFile("overlap-progress.json", new Blob([text], { type: "application/json" }));
  });
  const open = button("Load progress", "progress", () => chooser.click());
  lessons.append(make("p", { class: "marks" }, save, " ", open, " ", chooser, status));
}

function load(name: string, text: string): string {
  try {
    const progress = parseProgress(text);
    addProgress(progress);
    showDone();
    const lessons = count(progress.done.length, "lesson");
    const answers = count(Object.keys(progress.predictions).length, "prediction");
    return `Loaded ${name}: ${lessons} done, ${answers}.`;
  } catch (error) {
    return `${name}: ${(error as Error).message}.`;
  }
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
