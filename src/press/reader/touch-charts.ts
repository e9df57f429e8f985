import { make } from "./build.js";
import { chartLibrary, type Drawn } from "./chart-library.js";
import { offerZoom } from "./offer-zoom.js";

/**
 * Makes a chart answer when the pointer first comes to it, or the keyboard's focus; one with sliders
 * as soon as it is seen, for without them its reader would not know of them.
 */
export function answerTouch(): void {
  const { lesson } = document.body.dataset;
  if (!lesson) return;
  for (const figure of document.querySelectorAll<HTMLElement>("figure.chart[data-chart]")) {
    let drawn: Promise<Drawn | undefined> | undefined;
    const wake = () => {
      drawn ??= draw(figure, lesson);
      return drawn;
    };
    figure.addEventListener("pointerenter", wake, { once: true });
    figure.addEventListener("focusin", wake, { once: true });
    if (figure.dataset.chart === "sliders") whenSeen(figure, wake);
    if (figure.dataset.chart === "zoom") offerZoom(figure, wake);
  }
}

function whenSeen(figure: HTMLElement, wake: () => unknown): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    wake();
  });
  observer.observe(figure);
}

async function draw(figure: HTMLElement, lesson: string): Promise<Drawn | undefined> {
  const still = figure.querySelector<SVGSVGElement>(".canvas > svg");
  if (!still) return undefined;
  try {
    const { draw, specs } = await chartLibrary(lesson);
    const spec = specs[figure.id];
    if (!spec) return undefined;
    const drawing = make("div");
    const controls = figure.querySelector<HTMLElement>(".controls") ?? make("div");
    const drawn = await draw(spec, { drawing, controls });
    const live = drawing.querySelector("svg");
    if (!live) return undefined;
    // The size of the drawing that it takes the place of: nothing on the page moves.
    for (const name of ["viewBox", "width", "height", "class", "role", "aria-label"]) {
      const value = still.getAttribute(name);
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
    }
    still.replaceWith(live);
    if (drawn.zoom) answerZoom(live, drawn.zoom);
    figure.dataset.drawn = "live";
    return drawn;
  } catch (error) {
    // The drawing that was there stays.
    console.warn(error);
    return undefined;
  }
}

/** On the drawing itself: pointers, and keys where its box has the focus. */
function answerZoom(svg: SVGSVGElement, { attach, byKey }: NonNullable<Drawn["zoom"]>): void {
  const canvas = svg.parentElement!;
  // A finger scrolls the page up and down; sideways it scrolls what is wider than its box.
  const wide = canvas.scrollWidth > canvas.clientWidth;
  svg.classList.add(wide ? "zooms-wide" : "zooms");
  attach(svg);
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "group");
  canvas.setAttribute("aria-label", svg.getAttribute("aria-label") ?? "Chart");
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !byKey(event.key)) return;
    event.preventDefault();
  });
}
