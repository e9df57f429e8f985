import { button, make } from "./build.js";
import type { Drawn } from "./chart-library.js";

/**
 * Buttons and keys to look at a part of a chart's time. Whoever uses one asks for the drawing that
 * answers; until then they are all that there is.
 *
 * @param draw Gives the drawing, made once.
 */
export function offerZoom(figure: HTMLElement, draw: () => Promise<Drawn | undefined>): void {
  const press = (act: (zoom: NonNullable<Drawn["zoom"]>["control"]) => void) => async () => {
    const { zoom } = (await draw()) ?? {};
    if (zoom) act(zoom.control);
  };
  const line = make(
    "p",
    { class: "save zoom", role: "group", "aria-label": "Zoom" },
    "Zoom ",
    button(
      "in",
      "link",
      press((zoom) => zoom.by(2)),
    ),
    button(
      "out",
      "link",
      press((zoom) => zoom.by(0.5)),
    ),
    button(
      "earlier",
      "link",
      press((zoom) => zoom.move(-0.5)),
    ),
    button(
      "later",
      "link",
      press((zoom) => zoom.move(0.5)),
    ),
    button(
      "whole",
      "link",
      press((zoom) => zoom.reset()),
    ),
  );
  line.title = "On the drawing: Ctrl with the wheel, two fingers, dragging; keys + - 0 and arrows";
  (figure.querySelector("figcaption") ?? figure).append(line);
}
