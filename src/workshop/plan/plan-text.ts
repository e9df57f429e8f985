import { lasting, toTime } from "./clock.js";
import { minutesOf } from "./lesson.js";
import type { Plan, PlanItem, PlanSession } from "./plan.js";
import { RULES_IN_WORDS } from "./rules.js";

/** A plan as lines for a terminal. */
export function planText(plan: Plan): string {
  const { sessions, unmet, totals } = plan;
  const all = totals.taught + totals.around + totals.breaks + totals.inHand;
  return [
    `${planTitle(plan)}: ${lasting(all)}, of which ${lasting(totals.taught)} of lessons (${lasting(totals.exercises)} of them exercises), ${lasting(totals.breaks)} of breaks, ${lasting(totals.inHand)} in hand`,
    ...unmet.map(({ lesson, needs }) => {
      return `Lesson ${lesson.number} needs lesson ${needs.join(" and lesson ")}, which this plan does not have.`;
    }),
    ...sessions.flatMap((session, index) => ["", ...sessionLines(session, sessions[index - 1])]),
    "",
    ...cutLines(plan),
    "",
    "Rules",
    ...RULES_IN_WORDS.map((rule) => `  ${rule}`),
  ].join("\n");
}

/** What a plan is called: `Half a day`, `Lessons 01, 02, 06`. */
export function planTitle({ name }: Plan): string {
  const formats: Record<string, string> = {
    "half-day": "Half a day",
    day: "A day",
    "two-days": "Two days",
  };
  return formats[name] ?? `Lesson${name.includes(",") ? "s" : ""} ${name.split(",").join(", ")}`;
}

/** What is cut, one entry for each reason and lesson. */
export function cutsInWords({ cuts }: Plan): { what: string; minutes: number; reason: string }[] {
  return cuts.map(({ lesson, sections, whole, reason }) => {
    const name = `${lesson.number} ${lesson.title}`;
    const titles = sections.map(({ title }) => `"${title}"`).join(", ");
    const what = whole ? `Lesson ${name}` : `Of lesson ${name}: ${titles}`;
    return { what, minutes: minutesOf(sections), reason };
  });
}

function sessionLines({ day, start, end, items }: PlanSession, before?: PlanSession): string[] {
  const lines: string[] = [];
  if (before?.day === day) {
    lines.push(`${toTime(before.end)} ${minutes(start - before.end)}  Lunch`, "");
  }
  lines.push(`Day ${day}, ${toTime(start)} to ${toTime(end)}`);
  let lesson: string | undefined;
  for (const item of items) {
    if (item.lesson && item.lesson.id !== lesson)
      lines.push(`             ${item.lesson.number} ${item.lesson.title}`);
    lesson = item.lesson?.id;
    lines.push(`${toTime(item.start)} ${minutes(item.minutes)}  ${itemTitle(item)}`);
  }
  return lines;
}

function itemTitle({ kind, title, lesson }: PlanItem): string {
  const mark = kind === "break" ? "-- " : lesson ? "   " : "";
  return `${mark}${title}`;
}

function minutes(count: number): string {
  return `${String(count).padStart(3)} min`;
}

function cutLines(plan: Plan): string[] {
  const cuts = cutsInWords(plan);
  if (cuts.length === 0) return ["Nothing is cut."];
  return [
    `Cut: ${lasting(minutesOf(cuts))}`,
    ...cuts.map((cut) => `  ${cut.what} (${lasting(cut.minutes)}): ${cut.reason}`),
  ];
}
