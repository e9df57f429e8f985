import type { Act } from "../protocol.js";
import type { InstructorView } from "../view.js";
import { ask } from "./ask.js";
import { follow } from "./live.js";
import { button, make, there } from "./make.js";

interface Catalogue {
  lessons: {
    id: string;
    title: string;
    file: string;
    sections: { id: string; title: string; hints: number; solutions: number }[];
    predictions: { id: string; question: string }[];
  }[];
}

const status = there("status");
/** Lessons that are unfolded, by list: a list that is drawn again keeps them so. */
const unfolded = new Set<string>();

async function act(what: Act): Promise<void> {
  const answer = await ask("/room/instructor/act", what);
  status.textContent = answer.ok ? "" : `${answer.error}.`;
}

const answer = await ask<Catalogue>("/room/instructor/catalogue");
if (!answer.ok) status.textContent = `${answer.error}.`;
const { lessons } = answer.ok ? answer.value : { lessons: [] };

follow<InstructorView>("/room/instructor/events", {
  check: "/room/instructor/catalogue",
  onView(view) {
    const { people, hands, heard } = view.projector;
    there("counts").textContent =
      `${people} in the room, ${hands} ${hands === 1 ? "hand" : "hands"} raised, ${heard} results`;
    replace("shows", shows(view));
    replace("locks", locks(view));
    replace("people", everybody(view));
  },
  onConnected(connected) {
    if (!connected) there("counts").textContent = "No connection to the room: trying again";
  },
  onRefused: () => location.reload(),
});

/** Leaves what is the same as it stands, and the focus where it was. */
function replace(id: string, children: Node[]): void {
  const place = there(id);
  const next = make("div", {}, ...children);
  if (place.dataset.drawn === next.innerHTML) return;
  place.dataset.drawn = next.innerHTML;
  const focused = document.activeElement?.getAttribute("data-key");
  place.replaceChildren(...next.childNodes);
  if (focused) place.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function toggle(key: string, text: string, pressed: boolean, what: Act): HTMLButtonElement {
  const made = button(text, () => void act(what));
  made.setAttribute("aria-pressed", String(pressed));
  made.dataset.key = key;
  return made;
}

function lessonFold(list: string, id: string, title: string, note: string, ...children: Node[]) {
  const name = `${list} ${id}`;
  const open = unfolded.has(name) ? "" : undefined;
  const fold = make(
    "details",
    { open },
    make("summary", {}, title, " ", make("small", {}, note)),
    ...children,
  );
  fold.addEventListener("toggle", () => {
    if (fold.open) unfolded.add(name);
    else unfolded.delete(name);
  });
  return fold;
}

function shows({ shown, revealed, answered }: InstructorView): Node[] {
  const simple = (what: "join" | "machines" | "exercises", text: string) =>
    toggle(`show ${what}`, text, shown.what === what && shown.which === undefined, {
      act: "show",
      what,
    });
  const folds = lessons
    .filter(({ predictions }) => predictions.length > 0)
    .map(({ id, title, predictions }) => {
      const answers = predictions.reduce((sum, one) => sum + (answered[one.id] ?? 0), 0);
      const rows = predictions.map((one) => {
        const isShown = shown.what === "prediction" && shown.which === one.id;
        const isRevealed = revealed.includes(one.id);
        return make(
          "li",
          {},
          make(
            "p",
            {},
            one.question,
            " ",
            make("small", {}, counted(answered[one.id] ?? 0, "answer")),
          ),
          toggle(`ask ${one.id}`, "Show", isShown, {
            act: "show",
            what: "prediction",
            which: one.id,
          }),
          " ",
          toggle(`reveal ${one.id}`, isRevealed ? "Revealed" : "Reveal", isRevealed, {
            act: "reveal",
            prediction: one.id,
            open: !isRevealed,
          }),
        );
      });
      const exercises = toggle(
        `show exercises ${id}`,
        "Show its exercises",
        shown.what === "exercises" && shown.which === id,
        { act: "show", what: "exercises", which: id },
      );
      return lessonFold(
        "shows",
        id,
        title,
        answers === 0 ? "" : counted(answers, "answer"),
        make("ul", {}, ...rows),
        exercises,
      );
    });
  return [
    make(
      "p",
      { class: "choices" },
      simple("join", "How to join"),
      " ",
      simple("machines", "Machines"),
      " ",
      simple("exercises", "Exercises"),
    ),
    ...folds,
  ];
}

function locks({ unlocked }: InstructorView): Node[] {
  const all: Act[] = [];
  const folds = lessons
    .filter(({ sections }) => sections.length > 0)
    .map(({ id, title, sections }) => {
      let open = 0;
      const closed: Act[] = [];
      const rows = sections.map((section) => {
        const controls = (["hints", "solutions"] as const)
          .filter((what) => section[what] > 0)
          .flatMap((what) => {
            const isOpen = unlocked.includes(`${id} ${section.id} ${what}`);
            const part = { act: "unlock", lesson: id, section: section.id, what } as const;
            if (isOpen) open += 1;
            else closed.push({ ...part, open: true });
            const words = `${section[what]} ${section[what] === 1 ? what.slice(0, -1) : what}`;
            return [
              toggle(
                `unlock ${id} ${section.id} ${what}`,
                isOpen ? `${words}: open` : `Open ${words}`,
                isOpen,
                { ...part, open: !isOpen },
              ),
              " ",
            ];
          });
        return make("li", {}, make("p", {}, section.title), ...controls);
      });
      all.push(...closed);
      return lessonFold(
        "locks",
        id,
        title,
        open === 0 ? "" : `${open} open`,
        make("ul", {}, ...rows),
        ...(closed.length > 1 ? [opening(`open ${id}`, "Open all of this lesson", closed)] : []),
      );
    });
  const everything = opening("open everything", "Open everything, downloads too", all);
  return all.length === 0 ? folds : [...folds, make("p", {}, everything)];
}

/** Opens many at one click, for all: so it asks first. */
function opening(key: string, text: string, acts: readonly Act[]): HTMLButtonElement {
  const made = button(text, async () => {
    if (!confirm(`${text}? Learners see it at once.`)) return;
    for (const one of acts) await act(one);
  });
  made.dataset.key = key;
  return made;
}

function everybody({ people }: InstructorView): Node[] {
  const here = people.filter(({ left }) => !left);
  const order = (one: InstructorView["people"][number]) => one.hand ?? "9";
  const sorted = [...here].sort(
    (one, other) => order(one).localeCompare(order(other)) || one.number - other.number,
  );
  const rows = sorted.map(({ id, number, name, hand, passed, predictions }) =>
    make(
      "li",
      { class: hand === undefined ? "" : "hand" },
      make(
        "p",
        {},
        make("strong", {}, name ?? `Learner ${number}`),
        ...(name === undefined ? [] : [` (${number})`]),
        hand === undefined ? "" : " asks for help",
        " ",
        make(
          "small",
          {},
          `${counted(predictions, "prediction")}, ${counted(passed, "exercise")} passed`,
        ),
      ),
      ...(hand === undefined
        ? []
        : [keyed(`lower ${id}`, "Lower the hand", { act: "lower", person: id }), " "]),
      ...(name === undefined
        ? []
        : [keyed(`unname ${id}`, "Take the name away", { act: "unname", person: id }), " "]),
      removal(id, name ?? `Learner ${number}`),
    ),
  );
  return rows.length === 0 ? [make("p", {}, "Nobody yet.")] : [make("ul", {}, ...rows)];
}

function keyed(key: string, text: string, what: Act): HTMLButtonElement {
  const made = button(text, () => void act(what));
  made.dataset.key = key;
  return made;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** What cannot be taken back asks first. */
function removal(id: string, called: string): HTMLButtonElement {
  const made = button("Remove", () => {
    if (confirm(`Remove ${called} and all that came from them?`))
      void act({ act: "remove", person: id });
  });
  made.dataset.key = `remove ${id}`;
  return made;
}
