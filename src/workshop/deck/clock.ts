const MINUTE = 60_000;

/** How long has been taught, in all and in this section, in milliseconds. */
export interface Clock {
  taught(): number;
  inSection(): number;
  running(): boolean;
  /** Says what is shown; leaving the first slide starts the clock. */
  enter(section: number, slide: number): void;
  /** Pauses, or goes on. */
  toggle(): void;
  /** Back to nothing, and stopped. */
  reset(): void;
}

/** @param now Milliseconds; default: this window's clock, which no change of the time of day moves. */
export function startClock(now: () => number = () => performance.now()): Clock {
  let before = 0;
  let since: number | undefined;
  let section = -1;
  let entered = 0;
  const taught = () => before + (since === undefined ? 0 : now() - since);
  const toggle = () => {
    if (since === undefined) since = now();
    else {
      before = taught();
      since = undefined;
    }
  };
  let first = true;
  return {
    taught,
    inSection: () => taught() - entered,
    running: () => since !== undefined,
    enter(at, slide) {
      if (slide > 1 && first) {
        first = false;
        if (since === undefined) toggle();
      }
      if (at === section) return;
      section = at;
      entered = taught();
    },
    toggle() {
      first = false;
      toggle();
    },
    reset() {
      before = 0;
      since = undefined;
      entered = 0;
      first = true;
    },
  };
}

/**
 * Whether the time taught lies before, within or after what the plan gives to this section.
 *
 * @param taught Milliseconds.
 */
export function lateness(
  taught: number,
  sections: readonly { minutes: number }[],
  at: number,
): { kind: "ahead" | "behind" | ""; text: string } {
  if (sections.every(({ minutes }) => minutes === 0)) return { kind: "", text: "none" };
  const begins = sum(sections.slice(0, at)) * MINUTE;
  const ends = begins + (sections[at]?.minutes ?? 0) * MINUTE;
  if (taught > ends) return { kind: "behind", text: `${clockText(taught - ends)} behind` };
  if (taught < begins) return { kind: "ahead", text: `${clockText(begins - taught)} ahead` };
  return { kind: "", text: "on time" };
}

/** `4:05`, from an hour on `1:04:05`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`;
}

function sum(sections: readonly { minutes: number }[]): number {
  return sections.reduce((total, { minutes }) => total + minutes, 0);
}
