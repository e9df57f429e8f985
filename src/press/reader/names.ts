// Tells what is known of the names in code: by pointer, by keyboard and by touch. Loaded
// when a reader first points at code or focuses it.
import { make } from "./build.js";
import { type KnownNames, NAMED_CODE, shelf } from "./known-names.js";
import { BOX, nameBox, putBeside } from "./name-box.js";
import { hasNames, type NamePlace, nameAt, nameBeside, namePlaces } from "./name-places.js";

/** How long the pointer rests on a name before it is told, and is elsewhere before that ends; in ms. */
const REST = 120;
const GRACE = 250;

/** How far from a name a finger may be, in pixels. */
const FINGER = 14;

/** The name that is told: its mark in the code, and the box. */
interface Told {
  code: HTMLElement;
  place: NamePlace;
  mark: HTMLElement;
  box: HTMLElement;
}

shelf.overlapTellNames = (known, events) => {
  for (const code of document.querySelectorAll(NAMED_CODE)) {
    if (hasNames(code, known)) continue;
    code.removeAttribute("aria-describedby");
    code.parentElement?.querySelector(".names-hint")?.remove();
  }
  const teller = new Teller(known);
  teller.listen();
  for (const event of events) teller.replay(event);
};

class Teller {
  readonly #known: KnownNames;
  readonly #places = new Map<Element, NamePlace[]>();
  #told: Told | undefined;
  /** Where the pointer rests, if it does. */
  #aim: NamePlace | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(known: KnownNames) {
    this.#known = known;
  }

  listen(): void {
    document.addEventListener("pointermove", (event) => this.#onMove(event));
    document.addEventListener("click", (event) => this.#onClick(event));
    document.addEventListener("keydown", (event) => this.#onKey(event));
    document.addEventListener("focusout", (event) => {
      if (event.target === this.#told?.mark) this.#close();
    });
    const follow = ({ target }: Event) => {
      if (this.#told && target !== this.#told.box) putBeside(this.#told.box, this.#told.place);
    };
    addEventListener("scroll", follow, { capture: true, passive: true });
    addEventListener("resize", follow);
  }

  /** Does what the event would have done, had this been there. */
  replay(event: Event): void {
    if (event.type === "click") this.#onClick(event as MouseEvent);
    else if (event.type === "keydown") this.#onKey(event as KeyboardEvent);
    else if (event.type === "pointerover") this.#onMove(event as PointerEvent);
  }

  #onMove(event: PointerEvent): void {
    // By keyboard the reader is somewhere else; a finger that moves scrolls.
    if (event.pointerType === "touch" || this.#byKeyboard()) return;
    const { target, clientX, clientY } = event;
    if (target instanceof Node && this.#told?.box.contains(target)) {
      this.#aimAt(this.#told.place, () => {});
      return;
    }
    const code = codeOf(target);
    const place = code && nameAt(this.#placesIn(code), clientX, clientY, 0);
    this.#aimAt(place, () => (code && place ? this.#tell(code, place) : this.#close()));
  }

  /** Acts once the pointer has been there for a while. */
  #aimAt(place: NamePlace | undefined, act: () => void): void {
    if (place === this.#aim && (place !== undefined || this.#timer !== undefined)) return;
    this.#aim = place;
    clearTimeout(this.#timer);
    if (place === this.#told?.place) this.#timer = undefined;
    else this.#timer = setTimeout(act, place ? REST : GRACE);
  }

  #onClick({ target, clientX, clientY }: MouseEvent): void {
    if (target instanceof Node && this.#told?.box.contains(target)) return;
    const code = codeOf(target);
    const selecting = getSelection()?.isCollapsed === false;
    const leads = target instanceof Element && target.closest("a, button");
    const place =
      code && !selecting && !leads && nameAt(this.#placesIn(code), clientX, clientY, FINGER);
    this.#forget();
    if (code && place) this.#tell(code, place);
    else if (!leads) this.#close();
  }

  #onKey(event: KeyboardEvent): void {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Escape" && this.#told) {
      const { code, mark } = this.#told;
      this.#close();
      if (target === mark) code.focus();
      return;
    }
    if (this.#told && target === this.#told.mark) {
      const { code, place } = this.#told;
      const next = nameBeside(this.#placesIn(code), place, key);
      if (!next) return;
      event.preventDefault();
      if (next !== place) this.#tell(code, next, true);
    } else if (key === "Enter" && target instanceof HTMLElement && target.matches(NAMED_CODE)) {
      const [first] = this.#placesIn(target);
      if (!first) return;
      event.preventDefault();
      this.#tell(target, first, true);
    }
  }

  #tell(code: HTMLElement, place: NamePlace, byKeyboard = false): void {
    if (this.#told?.place === place && !byKeyboard) return;
    this.#forget();
    const before = this.#told;
    const box = nameBox(place);
    const mark = byKeyboard
      ? make("button", { type: "button", "aria-label": place.name, "aria-describedby": BOX })
      : make("span", { "aria-hidden": "true" });
    mark.classList.add("name-mark");
    cover(mark, code, place);
    this.#told = { code, place, mark, box };
    before?.box.remove();
    (code.closest("main") ?? document.body).append(box);
    code.append(mark);
    putBeside(box, place);
    // A new button each time: a screen reader tells what is focused, not what has changed its name.
    if (byKeyboard) mark.focus();
    before?.mark.remove();
    putBeside(box, place);
  }

  #close(): void {
    this.#forget();
    const told = this.#told;
    this.#told = undefined;
    told?.box.remove();
    told?.mark.remove();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#aim = undefined;
  }

  #byKeyboard(): boolean {
    return this.#told !== undefined && document.activeElement === this.#told.mark;
  }

  #placesIn(code: Element): NamePlace[] {
    const found = this.#places.get(code) ?? namePlaces(code, this.#known);
    this.#places.set(code, found);
    return found;
  }
}

function codeOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>(NAMED_CODE)) || undefined;
}

/** Lays a mark over a name, so that it scrolls with the code. */
function cover(mark: HTMLElement, code: HTMLElement, { range }: NamePlace): void {
  const name = range.getBoundingClientRect();
  const frame = code.getBoundingClientRect();
  mark.style.left = `${name.left - frame.left - code.clientLeft + code.scrollLeft}px`;
  mark.style.top = `${name.top - frame.top - code.clientTop + code.scrollTop}px`;
  mark.style.width = `${name.width}px`;
  mark.style.height = `${name.height}px`;
}
