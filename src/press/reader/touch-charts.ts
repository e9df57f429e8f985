import { make } from "./build.js";
import { chartLibrary } from "./chart-library.js";

/**
 * Makes a chart answer when the pointer first comes to it, or the keyboard's focus; one with sliders
 * as soon as it is seen, for without them its reader would not know of them.
 */
export function answerTouch(): void {
  const { lesson } = document.body.dataset;
  if (!lesson) return;
  for (const figure of document.querySelectorAll<HTMLElement>("figure.chart[data-chart]")) {
    const wake = () => {
      figure.removeEventListener("pointerenter", wake);
      figure.removeEventListener("focusin", wake);
      void draw(figure, lesson);
    };
    figure.addEventListener("pointerenter", wake);
    figure.addEventListener("focusin", wake);
    if (figure.dataset.chart === "sliders") whenSeen(figure, wake);
  }
}

function whenSeen(figure: HTMLElement, wake: () => void): void {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    wake();
  });
  observer.observe(figure);
}

async function draw(figure: HTMLElement, lesson: string): Promise<void> {
  if (figure.dataset.drawn) return;
  figure.dataset.drawn = "soon";
  const still = figure.querySelector<SVGSVGElement>(".canvas > svg");
  if (!still) return;
  try {
    const { draw, specs } = await chartLibrary(lesson);
    const spec = specs[figure.id];
    if (!spec) return;
    const drawing = make("div");
    const controls = figure.querySelector<HTMLElement>(".controls") ?? make("div");
    await draw(spec, { drawing, controls });
    const live = drawing.querySelector("svg");
    if (!live) return;
    // The size of the drawing that it takes the place of: nothing on the page moves.
    for (const name of ["viewBox", "width", "height", "class", "role", "aria-label"]) {
      const value = still.getAttribute(name);
      if (value === null) live.removeAttribute(name);
      else live.setAttribute(name, value);
    }
    still.replaceWith(live);
    figure.dataset.drawn = "live";
  } catch (error) {
    // The drawing that was there stays.
    console.warn(error);
  }
}
