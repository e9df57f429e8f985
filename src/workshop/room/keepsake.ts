import { readFileSync } from "node:fs";
import type { ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { h, s } from "hastscript";
import { wholeDocument } from "../../press/document/index.js";
import { plainColours } from "../../press/site/style.js";
import type { Catalogue } from "./catalogue.js";
import { exercisesDrawing, machinesDrawing, peopleDrawing, predictionDrawing } from "./drawings.js";
import { instructorView } from "./instructor-view.js";
import { exercisesSlide, machinesSlide, predictionSlide } from "./projector-view.js";
import type { RoomState } from "./room-state.js";
import type { Shape } from "./shape.js";

const STYLE = new URL("../../../src/workshop/room/style/", import.meta.url);

/** Nothing but what it holds, and no script. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** What a room has learnt as one page that needs nothing else: all predictions, machines, exercises. */
export function keepsake(state: Readonly<RoomState>, catalogue: Catalogue, now: Date): string {
  const people = [...state.people.values()];
  const view = instructorView(state, catalogue);
  const sheets = ["base.css", "drawings.css", "keepsake.css"].map((name) =>
    readFileSync(new URL(name, STYLE), "utf8"),
  );
  const style = [plainColours(), ...sheets].join("\n");
  const predictions = catalogue.lessons.flatMap(({ title, predictions }) =>
    predictions
      .filter(({ id }) => (view.answered[id] ?? 0) > 0)
      .map((asked) => predictionDrawing(predictionSlide(people, asked, title, true))),
  );
  const tree = wholeDocument({
    title: "The room · Overlap",
    policy: POLICY,
    head: [h("style", style)],
    body: h("body", [
      h("main", [
        h("p", { className: ["over"] }, `Overlap, ${now.toISOString().slice(0, 10)}`),
        h("h1", `A room of ${people.length}`),
        ...predictions.map(toHast),
        toHast(machinesDrawing(machinesSlide(people))),
        toHast(exercisesDrawing(exercisesSlide(people, catalogue), people.length)),
        h("section", [h("h1", "People"), toHast(peopleDrawing(view.people))]),
      ]),
    ]),
  });
  return `${toHtml(tree)}\n`;
}

const SVG = new Set(["svg", "rect", "line", "polyline", "circle", "text", "g"]);

function toHast(shape: Shape): ElementContent {
  if (typeof shape === "string") return { type: "text", value: shape };
  const { tag, attributes, children } = shape;
  return (SVG.has(tag) ? s : h)(tag, attributes, ...children.map(toHast));
}
