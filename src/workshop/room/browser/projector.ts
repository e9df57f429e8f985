import { exercisesDrawing, machinesDrawing, predictionDrawing } from "../drawings.js";
import type { Drawn } from "../shape.js";
import type { ProjectorView } from "../view.js";
import { draw } from "./draw.js";
import { follow } from "./live.js";
import { there } from "./make.js";

const join = there("join-slide");
const slide = there("slide");
const counts = there("counts");
let shown = "";

follow<ProjectorView>("/room/projector/events", {
  check: "/room/instructor/catalogue",
  onView(view) {
    const { people, hands, heard } = view;
    counts.textContent = [
      `${people} in the room`,
      `${hands} ${hands === 1 ? "hand" : "hands"} raised`,
      `${heard} results`,
    ].join(" · ");
    document.body.dataset.heard = String(heard);
    join.hidden = view.shows.what !== "join";
    slide.hidden = !join.hidden;
    // Drawn again only when something on it has changed: a selection or a zoom stays.
    const drawing = drawingOf(view);
    const text = JSON.stringify(drawing ?? null);
    if (text === shown) return;
    shown = text;
    slide.replaceChildren(...(drawing ? [draw(drawing)] : []));
  },
  onConnected(connected) {
    document.body.classList.toggle("away", !connected);
    if (!connected) counts.textContent = "No connection to the room: trying again";
  },
  onRefused: () => location.assign("/room/instructor"),
});

function drawingOf({ shows, people }: ProjectorView): Drawn | undefined {
  switch (shows.what) {
    case "prediction":
      return predictionDrawing(shows);
    case "machines":
      return machinesDrawing(shows);
    case "exercises":
      return exercisesDrawing(shows, people);
    case "join":
      return undefined;
  }
}
