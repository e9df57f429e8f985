import { button, make } from "./build.js";

/** A point of a game: `GamePoint` of the lessons. */
interface Point {
  state: string;
  broken?: string;
  next: { task: string; label: string; after?: Point }[];
}

interface Move {
  task: string;
  label: string;
  to: Point;
}

/** Lets the reader be the scheduler: buttons, and the tasks' letters on the keyboard. */
export function playGames(): void {
  for (const box of document.querySelectorAll<HTMLElement>(".game[data-game]")) play(box);
}

function play(box: HTMLElement): void {
  const start: Point = JSON.parse(box.dataset.game!);
  // The page lists every schedule.
  const total = box.querySelectorAll("details li").length;
  const tried = new Set<string>();
  const moves: Move[] = [];
  const steps = make("ol", { class: "steps" });
  const state = make("p", { class: "state" });
  const choices = make("p", { class: "choices" });
  const status = make("p", { class: "remark", role: "status" });
  const board = make("div", { class: "board" }, state, steps, choices, status);

  const here = () => moves.at(-1)?.to ?? start;
  const take = (task: string) => {
    const choice = here().next.find((one) => one.task === task);
    if (!choice?.after) return;
    moves.push({ task, label: choice.label, to: choice.after });
    show();
    focus(task);
  };
  const back = (count: number) => {
    moves.splice(-count);
    show();
    focus();
  };

  function show(): void {
    const { next, broken, state: now } = here();
    steps.replaceChildren(
      ...moves.map(({ task, label, to }) =>
        make("li", {}, make("b", {}, task), ` ${label} `, make("code", {}, to.state)),
      ),
    );
    state.replaceChildren("State: ", make("code", {}, now));
    const over = broken !== undefined || next.length === 0;
    const offered = over ? [] : next;
    choices.replaceChildren(
      ...offered.flatMap(({ task, label, after }) => {
        const made = button(`${task}: ${label}`, "choice", () => take(task));
        made.disabled = after === undefined;
        if (!after) made.textContent = `${task} waits for ${label}`;
        return [made, " "];
      }),
      ...(moves.length > 0
        ? [
            button("Back", "choice", () => back(1)),
            " ",
            button("Again", "choice", () => back(moves.length)),
          ]
        : []),
    );
    if (over) tried.add(moves.map(({ task }) => task).join(" "));
    status.textContent = over ? judged(broken) : "";
    board.classList.toggle("broken", broken !== undefined);
  }

  function judged(broken?: string): string {
    const count = `You have tried ${tried.size} of ${total} schedules.`;
    if (broken !== undefined) return `You broke it: ${broken}. ${count}`;
    const all = tried.size === total ? " It holds in every one." : "";
    return `It held. ${count}${all}`;
  }

  /** The button that was pressed is gone: the keyboard goes on at the one that took its place. */
  function focus(task?: string): void {
    const buttons = [...choices.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    const same = buttons.find((one) => one.textContent?.startsWith(`${task}: `));
    (same ?? buttons[0])?.focus();
  }

  board.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace" && moves.length > 0) back(1);
    else take(event.key.toUpperCase());
  });
  box.querySelector("details")?.before(board);
  show();
}
