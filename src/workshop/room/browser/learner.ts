// What a page of the site does in a room: it joins, tells, and is told. The exported site has no such script.
import type { LearnerView } from "../view.js";
import { ask } from "./ask.js";
import { follow } from "./live.js";
import { button, make } from "./make.js";
import { type Outbox, openOutbox } from "./outbox.js";

const lesson = document.body.dataset.lesson;
const who = make("span", { class: "who" });
const said = make("span", { class: "said", role: "status" });
const controls = make("span", { class: "controls" });
const bar = make("aside", { class: "room-bar", "aria-label": "The room" }, who, said, controls);
let last: LearnerView | undefined;
let waiting = 0;
let connected = false;
/** The exercises of a lesson, asked for once. */
const known = new Map<string, Promise<{ id: string; cell: string }[]>>();

const me = await ask<LearnerView>("/room/me");
document.body.append(bar);
if (me.ok) live();
else if (me.status === 401) outside();
else {
  // The server restarts, or the network does: the stream tries until it is back.
  live();
}

function outside(): void {
  who.textContent = "You are not in the room. ";
  controls.replaceChildren(make("a", { href: "/join" }, "Join"));
}

function live(): void {
  const outbox = openOutbox((count) => {
    waiting = count;
    tellConnection();
  });
  const hand = button("Raise hand", () => {
    const up = hand.getAttribute("aria-pressed") !== "true";
    sayHand(up);
    outbox.tell({ kind: "hand", up });
  });
  const sayHand = (up: boolean) => {
    hand.setAttribute("aria-pressed", String(up));
    hand.textContent = up ? "Lower hand" : "Raise hand";
  };
  const notebook = make("code");
  const more = make(
    "details",
    {},
    make("summary", {}, "More"),
    make("p", {}, nameForm()),
    make("p", {}, "A notebook of yours joins as you do: ", notebook),
    make(
      "p",
      {},
      button("Leave the room", async () => {
        await ask("/room/leave", {});
        location.reload();
      }),
    ),
  );
  controls.replaceChildren(hand, more);
  if (me.ok) show(me.value);
  listen(outbox);
  outbox.hurry();
  follow<LearnerView>("/room/events", {
    check: "/room/me",
    onView: show,
    onConnected(now) {
      connected = now;
      tellConnection();
      if (now) outbox.hurry();
    },
    onRefused: outside,
  });

  function show(view: LearnerView): void {
    const changed = (key: keyof LearnerView) =>
      JSON.stringify(last?.[key]) !== JSON.stringify(view[key]);
    who.textContent = view.name ?? `Learner ${view.number}`;
    notebook.textContent = `await joinRoom("${view.notebook}")`;
    if (changed("hand")) sayHand(view.hand);
    if (changed("unlocked")) void unlock();
    if (changed("revealed")) reveal(view.revealed);
    if (changed("asked")) point(view.asked);
    if (changed("exercises")) markExercises(view.exercises);
    last = view;
  }

  /** Each exercise of the lesson gets a mark that its learner sets. */
  async function markExercises(passed: Record<string, boolean>): Promise<void> {
    if (lesson === undefined) return;
    const answer = await exercisesOf(lesson);
    for (const { id, cell } of answer) {
      const place = document.getElementById(cell);
      if (!place) continue;
      const old = place.querySelector<HTMLButtonElement>(":scope > .room-mark");
      const mark =
        old ??
        button(
          "",
          () => {
            const done = mark.getAttribute("aria-pressed") !== "true";
            set(done);
            outbox.tell({ kind: "exercise", exercise: id, passed: done, by: "learner" });
          },
          "room-mark",
        );
      const set = (done: boolean) => {
        mark.setAttribute("aria-pressed", String(done));
        mark.textContent = done ? "Solved: the room counts you" : "I have solved this";
      };
      set(passed[id] === true);
      if (!old) place.append(mark);
    }
  }
}

function nameForm(): HTMLFormElement {
  const field = make("input", {
    name: "name",
    maxlength: "40",
    autocomplete: "off",
    "aria-label": "Your name",
  });
  const form = make("form", {}, field, " ", make("button", {}, "Set name"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = await ask("/room/name", { name: field.value });
    if (!answer.ok) said.textContent = `${answer.error}.`;
  });
  return form;
}

function tellConnection(): void {
  const unsent = `${waiting} ${waiting === 1 ? "result waits" : "results wait"}`;
  if (!connected) said.textContent = waiting > 0 ? `No connection, ${unsent}.` : "No connection.";
  else if (waiting > 0) said.textContent = `${unsent}.`;
  else if (!said.querySelector("a")) said.textContent = "";
  bar.classList.toggle("away", !connected);
}

/** Hears what the page's own forms and marks say. */
function listen(outbox: Outbox): void {
  document.addEventListener("submit", ({ target }) => {
    if (!(target instanceof HTMLFormElement) || !target.matches(".prediction .commit")) return;
    const box = target.closest<HTMLElement>(".prediction")!;
    const id = box.dataset.prediction!;
    const given = String(new FormData(target).get(`prediction.${id}`) ?? "");
    if (given === "") return;
    const isNumber = target.querySelector('input[type="number"]') !== null;
    outbox.tell({ kind: "prediction", prediction: id, answer: isNumber ? Number(given) : given });
  });
  document.addEventListener("click", ({ target }) => {
    const mark = (target as Element).closest?.(".mark-done");
    if (!mark || lesson === undefined) return;
    outbox.tell({ kind: "lesson", lesson, done: mark.getAttribute("aria-pressed") === "true" });
  });
}

/** Puts hints and solutions where the server had left them out. */
async function unlock(): Promise<void> {
  if (lesson === undefined) return;
  const answer = await ask<{ parts: { index: number; html: string }[] }>(`/room/parts/${lesson}`);
  if (!answer.ok) return;
  for (const { index, html } of answer.value.parts) {
    const place = document.querySelector(`[data-room-part="${index}"]`);
    if (!place) continue;
    // The site's own page, as its build wrote it: nothing that a participant has said.
    const holder = document.createElement("template");
    holder.innerHTML = html;
    place.replaceWith(holder.content);
  }
}

function reveal(ids: readonly string[]): void {
  for (const box of document.querySelectorAll<HTMLElement>(".prediction.revealed")) {
    if (!ids.includes(box.dataset.prediction!)) continue;
    for (const fold of box.querySelectorAll("details")) fold.open = true;
  }
}

function point(asked: LearnerView["asked"]): void {
  if (!asked) {
    said.replaceChildren();
    return;
  }
  const { file, prediction } = asked;
  const link = make("a", { href: `/${file}#asked.${prediction}` }, "The room asks you something");
  link.addEventListener("click", (event) => {
    if (!scrollTo(prediction)) return;
    event.preventDefault();
  });
  said.replaceChildren(link);
}

function scrollTo(prediction: string): boolean {
  const box = document.querySelector(
    `.prediction.asked[data-prediction="${CSS.escape(prediction)}"]`,
  );
  box?.scrollIntoView({ block: "center" });
  box?.querySelector("input")?.focus({ preventScroll: true });
  return box !== null;
}

function exercisesOf(id: string): Promise<{ id: string; cell: string }[]> {
  const asked =
    known.get(id) ??
    ask<{ exercises: { id: string; cell: string }[] }>(`/room/exercises/${id}`).then((answer) =>
      answer.ok ? answer.value.exercises : [],
    );
  known.set(id, asked);
  return asked;
}

const asking = /^#asked\.(.+)$/.exec(location.hash)?.[1];
if (asking !== undefined) scrollTo(decodeURIComponent(asking));
