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
    fitIn();
  },
  onConnected(connected) {
    document.body.classList.toggle("away", !connected);
    if (!connected) counts.textContent = "No connection to the room: trying again";
  },
  onRefused: () => location.assign("/room/instructor"),
});

addEventListener("resize", fitIn);

/** Text gives way until all of the slide is on the screen: nobody can scroll a projector. */
function fitIn(): void {
  const drawn = slide.firstElementChild as HTMLElement | null;
  if (!drawn) return;
  for (let size = 1; size > 0.3; size -= 0.05) {
    drawn.style.fontSize = `${size}em`;
    if (drawn.scrollHeight <= slide.clientHeight && drawn.scrollWidth <= slide.clientWidth) return;
  }
}

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
