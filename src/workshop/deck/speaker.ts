import { type Clock, clockText, lateness, startClock } from "./clock.js";
import { type DeckState, isOurs, type Order, type Place } from "./state.js";

/** Fills the speaker's window from the deck that has opened it, and hands keys back to it. */
export function startSpeaker(): void {
  const deck = opener as Window | null;
  const desk = document.querySelector<HTMLElement>(".desk");
  if (!deck || !desk) return;
  const ask = (order: Order) => deck.postMessage(order, "*");
  const clock = startClock();
  let state: DeckState | undefined;
  let show: (() => void) | undefined;
  addEventListener("message", ({ source, data }) => {
    if (!isOurs(data)) return;
    if (source === deck && data.overlap === "state") {
      state = data as DeckState;
      show ??= furnish(desk, clock, () => state!);
      clock.enter(state.section, state.number);
      show();
    } else if (data.overlap === "ready") show?.();
  });
  addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLButtonElement && event.key === " ") return;
    if (["ArrowRight", "ArrowDown", "PageDown", " "].includes(event.key)) ask({ overlap: "next" });
    else if (["ArrowLeft", "ArrowUp", "PageUp"].includes(event.key)) ask({ overlap: "previous" });
    else return;
    event.preventDefault();
  });
  ask({ overlap: "hello" });
}

/** Builds the window's parts once, and gives what brings them up to date. */
function furnish(desk: HTMLElement, clock: Clock, stateNow: () => DeckState): () => void {
  const clocks = section("clocks");
  const list = document.createElement("dl");
  const figures = Object.fromEntries(
    ["Time", "Taught", "Section", "Plan", "Slide"].map((name) => [name, figure(list, name)]),
  );
  const pause = document.createElement("button");
  pause.type = "button";
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Begin again";
  clocks.append(list, pause, again);
  const [current, next] = [view("Now"), view("Next")];
  next.frame.className = "next";
  const views = section("views");
  views.append(current.heading, current.frame, next.heading, next.frame);
  const said = section("said");
  said.tabIndex = 0;
  said.setAttribute("aria-label", "Notes");
  desk.querySelector(".alone")?.remove();
  desk.append(clocks, views, said);

  const tick = () => {
    const { sections, section: at, number, count } = stateNow();
    const minutes = sections[at]?.minutes ?? 0;
    const total = sections.reduce((sum, one) => sum + one.minutes, 0);
    const late = lateness(clock.taught(), sections, at);
    figures.Time!.textContent = new Date().toTimeString().slice(0, 5);
    figures.Taught!.textContent =
      total > 0 ? `${clockText(clock.taught())} of ${total} min` : clockText(clock.taught());
    figures.Section!.textContent =
      minutes > 0
        ? `${clockText(clock.inSection())} of ${minutes} min`
        : clockText(clock.inSection());
    figures.Plan!.textContent = late.text;
    figures.Plan!.className = late.kind;
    figures.Slide!.textContent = `${number} of ${count}`;
    pause.textContent = clock.running() ? "Pause" : "Start the clock";
  };
  pause.addEventListener("click", () => {
    clock.toggle();
    tick();
  });
  again.addEventListener("click", () => {
    clock.reset();
    tick();
  });
  setInterval(tick, 500);

  let noted = "";
  return () => {
    const state = stateNow();
    document.title = `Speaker: ${state.title}`;
    if (state.theme) document.documentElement.dataset.theme = state.theme;
    current.show(state, state.current);
    next.show(state, state.next);
    if (state.notes !== noted || said.childElementCount === 0) {
      noted = state.notes;
      said.innerHTML = noted || "<p>No notes on this slide.</p>";
      said.scrollTop = 0;
    }
    tick();
  };
}

function view(name: string) {
  const heading = document.createElement("h2");
  heading.textContent = name;
  const frame = document.createElement("iframe");
  frame.title = name;
  frame.tabIndex = -1;
  let address = "";
  return {
    heading,
    frame,
    show({ address: deck, theme }: DeckState, place: Place | undefined) {
      heading.textContent = place ? name : "That was the last slide";
      frame.style.visibility = place ? "visible" : "hidden";
      if (address !== deck) {
        address = deck;
        frame.src = `${deck}?preview`;
      } else if (place) {
        frame.contentWindow?.postMessage({ overlap: "show", place, theme } satisfies Order, "*");
      }
    },
  };
}

function figure(list: HTMLElement, name: string): HTMLElement {
  const [pair, term, value] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
  term!.textContent = name;
  pair!.append(term!, value!);
  list.append(pair!);
  return value!;
}

function section(name: string): HTMLElement {
  const made = document.createElement("section");
  made.className = name;
  return made;
}
