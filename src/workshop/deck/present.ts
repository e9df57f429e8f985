import Reveal from "reveal.js";
import { measureAll } from "./measure.js";
import { type DeckState, isOurs, type Order, type Place } from "./state.js";
import { switchTheme } from "./theme.js";

type Deck = InstanceType<typeof Reveal>;

const query = new URLSearchParams(location.search);

/** Makes a presentation of the column of slides; for print it stays one. */
export async function present(): Promise<void> {
  if (query.has("print-pdf")) {
    document.documentElement.dataset.theme ??= "light";
    return;
  }
  const frame = document.querySelector<HTMLElement>(".frame");
  if (!frame) return;
  const preview = query.has("preview");
  const measured = query.has("fit");
  document.documentElement.classList.add("live");
  frame.classList.add("reveal");
  const deck = new Reveal(frame, {
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    // Every key that means "on" goes on by one slide: a clicker has only two.
    navigationMode: "linear",
    transition: "none",
    backgroundTransition: "none",
    hash: !preview && !measured,
    controls: !preview && !measured,
    progress: !preview && !measured,
    keyboard: !preview,
    touch: !preview,
    // Our own speaker's window: reveal's wants a server.
    postMessage: false,
    display: "flex",
    viewDistance: 2,
  });
  await deck.initialize();
  if (preview) followSpeaker(deck);
  else if (measured) tellFit(deck);
  else serveSpeaker(deck);
}

/** A view in the speaker's window shows what it is told to. */
function followSpeaker(deck: Deck): void {
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !isOurs(data)) return;
    const order = data as Order;
    if (order.overlap !== "show") return;
    if (order.theme) document.documentElement.dataset.theme = order.theme;
    deck.slide(order.place.h, order.place.v, order.place.f);
  });
  parent.postMessage({ overlap: "ready" }, "*");
}

function tellFit(deck: Deck): void {
  const themes = ["light", "dark"];
  const misfits = themes.flatMap((theme) => {
    document.documentElement.dataset.theme = theme;
    return measureAll(deck).map((misfit) => ({ theme, ...misfit }));
  });
  const told = { overlap: "fit", count: deck.getTotalSlides(), misfits };
  document.documentElement.dataset.fit = JSON.stringify(told);
  if (parent !== window) parent.postMessage(told, "*");
}

function serveSpeaker(deck: Deck): void {
  let desk: Window | null = null;
  const tell = () => desk?.postMessage(stateOf(deck), "*");
  const open = () => {
    desk = window.open("speaker.html", "overlap-speaker", "width=1200,height=800");
  };
  deck.addKeyBinding({ keyCode: 83, key: "S", description: "Speaker's window" }, open);
  deck.addKeyBinding({ keyCode: 84, key: "T", description: "Light or dark" }, () => {
    switchTheme();
    tell();
  });
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden"]) deck.on(event, tell);
  addEventListener("message", ({ source, data }) => {
    if (!isOurs(data) || source === null) return;
    const order = data as Order;
    // A reloaded deck knows its desk by the first word from it.
    if (order.overlap === "hello" && (desk === null || desk === source)) desk = source as Window;
    if (source !== desk) return;
    if (order.overlap === "next") deck.next();
    else if (order.overlap === "previous") deck.prev();
    else if (order.overlap === "hello") tell();
  });
}

function stateOf(deck: Deck): DeckState {
  const slides = deck.getSlides() as HTMLElement[];
  const slide = deck.getCurrentSlide() as HTMLElement;
  const number = slides.indexOf(slide) + 1;
  const { h, v, f = -1 } = deck.getIndices();
  const sections = [...document.querySelectorAll<HTMLElement>(".slides > section")];
  return {
    overlap: "state",
    address: location.href.replace(/[?#].*$/, ""),
    title: document.title,
    theme: document.documentElement.dataset.theme,
    current: { h, v, f },
    next: nextOf(deck, slides[number]),
    number,
    count: slides.length,
    sections: sections.map(({ dataset }) => ({
      title: dataset.title ?? "",
      minutes: Number(dataset.minutes ?? 0),
    })),
    section: h,
    notes: slide.querySelector("aside.notes")?.innerHTML ?? "",
  };
}

function nextOf(deck: Deck, slide: HTMLElement | undefined): Place | undefined {
  const { h, v, f = -1 } = deck.getIndices();
  if (deck.availableFragments().next) return { h, v, f: f + 1 };
  if (!slide) return undefined;
  const indices = deck.getIndices(slide);
  return { h: indices.h, v: indices.v, f: -1 };
}
