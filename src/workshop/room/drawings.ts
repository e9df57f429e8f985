import { type Drawn, type Shape, shape } from "./shape.js";
import type { ExercisesSlide, InstructorView, MachinesSlide, PredictionSlide } from "./view.js";

/** Answers as bars; the right one is named in words too, once it is revealed. */
export function predictionDrawing({
  lesson,
  question,
  bars,
  answered,
  truth,
}: PredictionSlide): Drawn {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const rows = bars.map(({ label, count, right }) =>
    shape(
      "li",
      { class: right ? "right" : truth ? "wrong" : "open" },
      shape("span", { class: "label" }, label, ...(right ? [shape("em", {}, " recorded")] : [])),
      bar(count / most),
      shape("span", { class: "count" }, String(count)),
    ),
  );
  return shape(
    "section",
    { class: "slide prediction-slide" },
    shape("p", { class: "over" }, lesson),
    shape("h1", {}, question),
    rows.length > 0
      ? shape("ol", { class: "bars" }, ...rows)
      : shape("p", { class: "remark" }, "No answers yet."),
    shape("p", { class: "answered" }, `${answered} ${answered === 1 ? "answer" : "answers"}`),
    ...(truth ? [truthShape(truth)] : []),
  );
}

function truthShape({ text, because, runs, mostly }: NonNullable<PredictionSlide["truth"]>): Drawn {
  const recorded: Shape[] =
    text === undefined
      ? []
      : ["The run recorded: ", shape("strong", {}, text), because ? `. ${because}` : ""];
  const own =
    mostly === undefined
      ? []
      : [` ${runs} ${runs === 1 ? "run" : "runs"} in this room: mostly ${mostly}.`];
  const nothing = recorded.length + own.length === 0 ? ["No run has recorded it yet."] : [];
  return shape("p", { class: "truth" }, ...recorded, ...own, ...nothing);
}

/** A length of 0 to 1. Its width is an attribute: a page's policy allows no style of its own. */
function bar(length: number): Drawn {
  return shape(
    "svg",
    { class: "track", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    shape("rect", { class: "fill", x: 0, y: 0, width: Math.round(length * 1000) / 10, height: 10 }),
  );
}

const PLOT = { width: 1000, height: 400, left: 70, right: 150, top: 16, bottom: 62 };

/** Every machine's speedup against its workers, on two scales that double; the middle one thick. */
export function machinesDrawing({ machines, medians }: MachinesSlide): Drawn {
  const head = [
    shape("p", { class: "over" }, "The machines of this room"),
    shape("h1", {}, "How much faster do more threads compute?"),
  ];
  if (machines.length === 0) {
    const how = "No machine has been measured yet: joinRoom in a notebook does it.";
    return shape("section", { class: "slide" }, ...head, shape("p", { class: "remark" }, how));
  }
  const most = Math.max(2, ...machines.map(({ cores }) => cores));
  const fastest = Math.max(
    2,
    ...machines.flatMap(({ points }) => points.map((one) => one.speedup)),
  );
  const slowest = Math.min(
    1,
    ...machines.flatMap(({ points }) => points.map((one) => one.speedup)),
  );
  const x = scale(1, most, PLOT.left, PLOT.width - PLOT.right);
  const y = scale(slowest, Math.max(most, fastest), PLOT.height - PLOT.bottom, PLOT.top);
  const path = (points: readonly { workers: number; speedup: number }[]) =>
    points.map((one) => `${x(one.workers).toFixed(1)},${y(one.speedup).toFixed(1)}`).join(" ");
  const middle = medians.at(-1)!;
  const label = (text: string, x: number, y: number, name: string) =>
    shape("text", { x: x + 14, y, class: name, "dominant-baseline": "middle" }, text);
  const reached = x(middle.workers);
  // Where both labels stand at the right end, they keep their distance.
  const apart = Math.max(y(middle.speedup), middle.workers === most ? y(most) + 28 : 0);
  return shape(
    "section",
    { class: "slide" },
    ...head,
    shape(
      "svg",
      {
        class: "plot",
        viewBox: `0 0 ${PLOT.width} ${PLOT.height}`,
        role: "img",
        "aria-label": words(medians),
      },
      ...doubling(1, most).flatMap((at) => tickX(x(at), at)),
      ...doubling(Math.min(1, slowest), Math.max(most, fastest)).flatMap((at) => tickY(y(at), at)),
      shape(
        "text",
        {
          x: (PLOT.left + PLOT.width - PLOT.right) / 2,
          y: PLOT.height - 8,
          class: "axis",
          "text-anchor": "middle",
        },
        "threads",
      ),
      shape(
        "text",
        {
          x: 18,
          y: PLOT.height / 2 - 20,
          class: "axis",
          "text-anchor": "middle",
          transform: `rotate(-90 18 ${PLOT.height / 2 - 20})`,
        },
        "times as fast as one",
      ),
      shape("line", { class: "ideal", x1: x(1), y1: y(1), x2: x(most), y2: y(most) }),
      ...machines.map(({ points }) =>
        shape("polyline", { class: "machine", points: path(points) }),
      ),
      shape("polyline", { class: "median", points: path(medians) }),
      ...medians.map((one) =>
        shape("circle", { class: "median-dot", cx: x(one.workers), cy: y(one.speedup), r: 6 }),
      ),
      label("ideal", x(most), y(most), "ideal-label"),
      label(`middle: ${Number(middle.speedup.toPrecision(2))}`, reached, apart, "median-label"),
    ),
    shape(
      "p",
      { class: "answered" },
      `${machines.length} ${machines.length === 1 ? "machine" : "machines"}, one line each`,
    ),
  );
}

function words(medians: MachinesSlide["medians"]): string {
  const parts = medians.map(({ workers, speedup }) => `${workers}: ${speedup.toPrecision(2)}`);
  return `Speedup of the middle machine by threads: ${parts.join(", ")}`;
}

function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log2(high / low) || 1;
  return (value) => from + ((to - from) * Math.log2(Math.max(value, low) / low)) / span;
}

/** 1, 2, 4, ... within the bounds. */
function doubling(low: number, high: number): number[] {
  const values: number[] = [];
  for (let value = 2 ** Math.ceil(Math.log2(low)); value <= high; value *= 2) values.push(value);
  return values;
}

function tickX(at: number, value: number): Drawn[] {
  return [
    shape("line", { class: "grid", x1: at, y1: PLOT.top, x2: at, y2: PLOT.height - PLOT.bottom }),
    shape(
      "text",
      { x: at, y: PLOT.height - PLOT.bottom + 24, class: "tick", "text-anchor": "middle" },
      String(value),
    ),
  ];
}

function tickY(at: number, value: number): Drawn[] {
  return [
    shape("line", { class: "grid", x1: PLOT.left, y1: at, x2: PLOT.width - PLOT.right, y2: at }),
    shape(
      "text",
      {
        x: PLOT.left - 10,
        y: at,
        class: "tick",
        "text-anchor": "end",
        "dominant-baseline": "middle",
      },
      String(value),
    ),
  ];
}

/** How many have passed each exercise, of those in the room. */
export function exercisesDrawing({ lessons }: ExercisesSlide, people: number): Drawn {
  const most = Math.max(1, people);
  const head = shape("h1", {}, "Exercises passed");
  if (lessons.length === 0) {
    const none = shape("p", { class: "remark" }, "Nobody has tried an exercise yet.");
    return shape("section", { class: "slide" }, head, none);
  }
  return shape(
    "section",
    { class: `slide exercises-slide${lessons.length > 3 ? " many" : ""}` },
    head,
    ...lessons.map(({ title, exercises }) =>
      shape(
        "div",
        { class: "lesson" },
        shape("h2", {}, title),
        shape(
          "ol",
          { class: "bars" },
          ...exercises.map((row) =>
            shape(
              "li",
              { class: "right" },
              shape("span", { class: "label" }, capital(row.title)),
              bar(Math.min(1, row.passed / most)),
              shape(
                "span",
                { class: "count" },
                `${row.passed} passed${row.trying > 0 ? `, ${row.trying} trying` : ""}`,
              ),
            ),
          ),
        ),
      ),
    ),
    shape("p", { class: "answered" }, `of ${people} in the room`),
  );
}

/** Who is in the room, for the file to keep. */
export function peopleDrawing(people: InstructorView["people"]): Drawn {
  return shape(
    "table",
    {},
    shape(
      "thead",
      {},
      shape(
        "tr",
        {},
        ...["Learner", "Name", "Predictions", "Exercises passed"].map((text) =>
          shape("th", {}, text),
        ),
      ),
    ),
    shape(
      "tbody",
      {},
      ...people.map(({ number, name, predictions, passed }) =>
        shape(
          "tr",
          {},
          ...[number, name ?? "", predictions, passed].map((one) => shape("td", {}, String(one))),
        ),
      ),
    ),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
