import { type Choice, type Cut, choose } from "./choose.js";
import { isToday, toTime } from "./clock.js";
import { type Block, type Layout, layOut } from "./lay-out.js";
import { minutesOf, type TaughtLesson, type TaughtSection } from "./lesson.js";
import { RULES } from "./rules.js";

/** The usual workshops, and how many sessions of half a day they have. */
export const FORMATS = { "half-day": 1, day: 2, "two-days": 4 } as const;

export type Format = keyof typeof FORMATS;

/** What happens in some minutes of a workshop. */
export interface PlanItem {
  kind: "welcome" | "section" | "break" | "lunch" | "in hand" | "closing";
  /** Minutes since midnight. */
  start: number;
  minutes: number;
  title: string;
  /** Of a section. */
  lesson?: TaughtLesson;
  section?: TaughtSection;
}

/** Half a day. Lunch belongs to none: it is between two of them. */
export interface PlanSession {
  /** From 1. */
  day: number;
  start: number;
  end: number;
  /** One after another without a gap, from its start to its end. */
  items: PlanItem[];
}

export interface Plan {
  /** `half-day`, or the lessons that were asked for: `01,02,06`. */
  name: string;
  sessions: PlanSession[];
  cuts: Cut[];
  /** What a lesson of the plan needs and the plan does not have; only where lessons were asked for. */
  unmet: { lesson: TaughtLesson; needs: string[] }[];
  /** Minutes, all of them in one of these. */
  totals: { taught: number; exercises: number; around: number; breaks: number; inHand: number };
}

export interface PlanOptions {
  /** A format, or the numbers of lessons: all of each of them, for as many sessions as that takes. */
  wanted: Format | readonly string[];
  /** When each day starts, in minutes since midnight; default: 9:00. */
  start?: number;
}

interface Part extends Block, Pick<PlanItem, "kind" | "title" | "lesson" | "section"> {}

const WELCOME: Omit<Part, "group"> = {
  kind: "welcome",
  title: "Welcome, set-ups, and joining the room",
  minutes: RULES.welcome,
};
const CLOSING: Omit<Part, "group"> = {
  kind: "closing",
  title: "What to take home, and what to ask still",
  minutes: RULES.closing,
};

/**
 * Makes a schedule of lessons. Minutes add up: every minute of a session is in one item, and each
 * section of the given lessons is in the schedule or among the cuts.
 *
 * @param lessons All lessons of the course, in its order.
 * @throws Error when a lesson is asked for that is not there, or a day would not end before midnight.
 */
export function makePlan(
  lessons: readonly TaughtLesson[],
  { wanted, start = 540 }: PlanOptions,
): Plan {
  const format = typeof wanted === "string" ? wanted : undefined;
  const asked = typeof wanted === "string" ? lessons : find(lessons, wanted);
  const most = format && FORMATS[format];
  const { cuts, layout } = most === undefined ? everything(asked) : whatFits(asked, most);
  const sessions = layout.map((stretches, index) => {
    const second = index % 2 === 1;
    const begins = second ? start + RULES.session + RULES.lunch : start;
    return toSession(stretches, Math.floor(index / 2) + 1, begins, format !== undefined);
  });
  // Where sessions end when they are done, lunch begins then.
  for (const [index, session] of sessions.entries()) {
    if (index % 2 === 1) moveTo(session, sessions[index - 1]!.end + RULES.lunch);
    if (!isToday(session.end))
      throw new Error(`a day that starts at ${toTime(start)} would not end before midnight`);
  }
  const items = sessions.flatMap((session) => session.items);
  const sum = (...kinds: PlanItem["kind"][]) =>
    minutesOf(items.filter(({ kind }) => kinds.includes(kind)));
  return {
    name: format ?? asked.map(({ number }) => number).join(","),
    sessions,
    cuts,
    unmet: format ? [] : unmetNeeds(asked),
    totals: {
      taught: sum("section"),
      exercises: minutesOf(items.filter(({ section }) => section?.exercise)),
      around: sum("welcome", "closing"),
      breaks: sum("break"),
      inHand: sum("in hand"),
    },
  };
}

interface Chosen extends Choice {
  layout: Layout<Part>;
}

/** All that was asked for, in as many sessions as it takes. */
function everything(lessons: readonly TaughtLesson[]): Chosen {
  return { lessons: [...lessons], cuts: [], layout: layOut(partsOf(lessons)) };
}

/**
 * What fits into so many sessions. Sections cannot be split, so that what fits by its sum may not
 * fit by its parts: then less is chosen.
 */
function whatFits(lessons: readonly TaughtLesson[], most: number): Chosen {
  const around = RULES.welcome + RULES.closing;
  for (let room = most * RULES.taught - around; ; room -= 5) {
    const choice = choose(lessons, room);
    const layout = layOut(partsOf(choice.lessons));
    if (layout.length <= most) return { ...choice, layout };
  }
}

/** The welcome belongs to the first lesson and the closing to the last: no break stands between them. */
function partsOf(lessons: readonly TaughtLesson[]): Part[] {
  const sections = lessons.flatMap((lesson) =>
    lesson.sections.map((section): Part => {
      const { title, minutes } = section;
      return { kind: "section", title, minutes, group: lesson.id, lesson, section };
    }),
  );
  const [first, last] = [lessons[0]?.id ?? "", lessons.at(-1)?.id ?? ""];
  return [{ ...WELCOME, group: first }, ...sections, { ...CLOSING, group: last }];
}

function toSession(
  stretches: readonly Part[][],
  day: number,
  start: number,
  fixedEnd: boolean,
): PlanSession {
  const items: PlanItem[] = [];
  let at = start;
  const add = (item: Omit<PlanItem, "start">) => {
    items.push({ ...item, start: at });
    at += item.minutes;
  };
  for (const [index, stretch] of stretches.entries()) {
    if (index > 0) add({ kind: "break", title: "Break", minutes: RULES.break });
    for (const { group: _, ...part } of stretch) {
      if (part.kind === "closing") addInHand();
      add(part);
    }
  }
  if (!items.some(({ kind }) => kind === "in hand")) addInHand();
  return { day, start, end: at, items };

  /** Questions come before the closing words, not after them. */
  function addInHand() {
    const after = stretches.flat().some(({ kind }) => kind === "closing") ? RULES.closing : 0;
    const taught = minutesOf(items.filter(({ kind }) => kind === "section"));
    const minutes = fixedEnd
      ? start + RULES.session - at - after
      : Math.round(taught / RULES.inHandEvery);
    if (minutes > 0)
      add({ kind: "in hand", title: "In hand: questions, and what ran over", minutes });
  }
}

function moveTo(session: PlanSession, start: number): void {
  const by = start - session.start;
  session.start += by;
  session.end += by;
  for (const item of session.items) item.start += by;
}

function find(lessons: readonly TaughtLesson[], wanted: readonly string[]): TaughtLesson[] {
  for (const number of wanted) {
    if (lessons.some((lesson) => lesson.number === number)) continue;
    const all = lessons.map((lesson) => lesson.number).join(", ");
    throw new Error(`there is no lesson ${number}; there are ${all}`);
  }
  return lessons.filter(({ number }) => wanted.includes(number));
}

function unmetNeeds(lessons: readonly TaughtLesson[]) {
  const numbers = lessons.map(({ number }) => number);
  return lessons
    .map((lesson) => ({ lesson, needs: lesson.needs.filter((need) => !numbers.includes(need)) }))
    .filter(({ needs }) => needs.length > 0);
}
