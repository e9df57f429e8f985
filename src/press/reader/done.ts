import { button, make } from "./build.js";
import { keep, recall } from "./store.js";

const nameOf = (id: string) => `done.${id}`;

/** Marks the lessons that the reader has done, in every list of lessons. */
export function showDone(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-lesson]")) {
    link.querySelector(".done")?.remove();
    if (!recall(nameOf(link.dataset.lesson!))) continue;
    link.append(make("span", { class: "done" }, " (done)"));
  }
}

/** Lets the reader mark the lesson of this page as done. */
export function markDone(): void {
  const lesson = document.body.dataset.lesson;
  showDone();
  const end = document.querySelector(".provenance");
  if (!lesson || !end) return;
  const say = () => {
    const done = recall(nameOf(lesson)) !== undefined;
    control.textContent = done ? "Done: take the mark off" : "Mark this lesson as done";
    control.setAttribute("aria-pressed", String(done));
  };
  const control = button("", "mark-done", () => {
    const done = recall(nameOf(lesson)) !== undefined;
    keep(nameOf(lesson), done ? undefined : new Date().toISOString());
    say();
    showDone();
  });
  say();
  end.before(make("p", { class: "marks" }, control));
}
