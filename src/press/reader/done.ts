import { button, make } from "./build.js";
import { keep, recall } from "./store.js";

/** Marks of the lessons that the reader has done, in every list of lessons. */
export function markDone(): void {
  const lesson = document.body.dataset.lesson;
  const nameOf = (id: string) => `done.${id}`;
  const show = () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-lesson]")) {
      link.querySelector(".done")?.remove();
      if (!recall(nameOf(link.dataset.lesson!))) continue;
      link.append(make("span", { class: "done" }, " (done)"));
    }
  };
  show();
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
    show();
  });
  say();
  end.before(make("p", { class: "marks" }, control));
}
