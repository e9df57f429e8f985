import type { View } from "vega";
import type { Zoom } from "./chart-library.js";

/** How far a step of the buttons or keys goes, and how much of the whole may be the least. */
const STEP = 1.6;
const LEAST = 1 / 2000;

type Interval = [low: number, high: number];

interface Compiled {
  scales?: { name: string; domainRaw?: { signal?: string } }[];
}

/**
 * Lets a reader look at a part of a drawing's `x` axis: by the wheel with Ctrl or the command key,
 * which is also what pinching on a touchpad sends, by two fingers, and then by dragging. Nothing of
 * it keeps the page from scrolling.
 *
 * @returns Nothing where the chart has no such axis.
 */
export function zoomOf(view: View, compiled: object): Zoom | undefined {
  const { scales = [] } = compiled as Compiled;
  const raw = scales.find(({ name }) => name === "x")?.domainRaw?.signal;
  const [, param, field] = /^(\w+)\["(\w+)"\]$/.exec(raw ?? "") ?? [];
  if (!param || !field) return undefined;
  const signal = `${param}_${field}`;
  const whole = domainOf(view);
  const length = whole[1] - whole[0];

  function show([low, high]: Interval): void {
    const span = Math.min(length, Math.max(length * LEAST, high - low));
    const start = Math.min(Math.max(whole[0], low), whole[1] - span);
    view.signal(signal, span > length * 0.999 ? null : [start, start + span]).run();
  }

  const zoom: Zoom = {
    isPart: () => domainOf(view)[1] - domainOf(view)[0] < length * 0.999,
    by(factor, at = 0.5) {
      const [low, high] = domainOf(view);
      const fixed = low + at * (high - low);
      show([fixed - (fixed - low) / factor, fixed + (high - fixed) / factor]);
    },
    move(share) {
      const [low, high] = domainOf(view);
      const step = share * (high - low);
      show([low + step, high + step]);
    },
    reset: () => show(whole),
  };
  return zoom;
}

function domainOf(view: View): Interval {
  const scale = view.scale("x") as { domain(): Interval };
  return scale.domain();
}

/** Where a point of the window stands along the axis: 0 at its low end, 1 at its high end. */
function shareAt(view: View, svg: SVGSVGElement, clientX: number): number {
  const { left, width } = svg.getBoundingClientRect();
  const scale = width / svg.viewBox.baseVal.width;
  return ((clientX - left) / scale - view.origin()[0]) / view.width();
}

/** Listens to the pointers on a drawing. */
export function zoomByPointer(view: View, svg: SVGSVGElement, zoom: Zoom): void {
  const at = (clientX: number) => Math.min(1, Math.max(0, shareAt(view, svg, clientX)));
  svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      zoom.by(1.0015 ** -(event.deltaY * lines), at(event.clientX));
    },
    { passive: false },
  );
  svg.addEventListener("dblclick", ({ clientX }) => {
    if (zoom.isPart()) zoom.reset();
    else zoom.by(2 * STEP, at(clientX));
  });
  const held = new Map<number, number>();
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held.set(event.pointerId, event.clientX);
  });
  const move = (event: PointerEvent) => {
    const before = held.get(event.pointerId);
    if (before === undefined) return;
    const others = [...held].filter(([id]) => id !== event.pointerId).map(([, x]) => x);
    held.set(event.pointerId, event.clientX);
    const [other] = others;
    if (other !== undefined) {
      const apart = Math.max(10, Math.abs(before - other));
      zoom.by(Math.max(10, Math.abs(event.clientX - other)) / apart, at(other));
    } else if (zoom.isPart()) {
      event.preventDefault();
      zoom.move(shareAt(view, svg, before) - shareAt(view, svg, event.clientX));
    }
  };
  const release = ({ pointerId }: PointerEvent) => void held.delete(pointerId);
  addEventListener("pointermove", move);
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);
}

/** What a key does on a drawing: `+`, `-`, the arrows to both sides, `0` for the whole. */
export function zoomByKey(key: string, zoom: Zoom): boolean {
  if (key === "+" || key === "=") zoom.by(STEP);
  else if (key === "-") zoom.by(1 / STEP);
  else if (key === "0" && zoom.isPart()) zoom.reset();
  else if (key === "ArrowRight" && zoom.isPart()) zoom.move(0.2);
  else if (key === "ArrowLeft" && zoom.isPart()) zoom.move(-0.2);
  else return false;
  return true;
}
