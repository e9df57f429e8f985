import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { lasting, toTime } from "./clock.js";
import { paper } from "./paper.js";
import type { Plan, PlanItem, PlanSession } from "./plan.js";
import { cutsInWords, planTitle } from "./plan-text.js";
import { RULES_IN_WORDS } from "./rules.js";

export interface PlanPageOptions {
  /** The course's title. */
  course: string;
  /** Where a lesson's page lies, seen from this one; default: the plan leads nowhere. */
  lessonAddress?: (id: string, section?: string) => string;
}

/**
 * A plan as a page that needs no other file, to be printed and written on: it has a column for the
 * time that each section really took.
 */
export function planPage(plan: Plan, { course, lessonAddress }: PlanPageOptions): string {
  const { sessions, totals, unmet } = plan;
  const title = planTitle(plan);
  const all = totals.taught + totals.around + totals.breaks + totals.inHand;
  const facts: [string, string][] = [
    ["In all, lunch aside", lasting(all)],
    ["Lessons", lasting(totals.taught)],
    ["of which exercises", lasting(totals.exercises)],
    ["Breaks", lasting(totals.breaks)],
    ["Welcome and closing", lasting(totals.around)],
    ["In hand", lasting(totals.inHand)],
  ];
  return paper({
    title,
    course,
    body: [
      h("p", { className: ["course"] }, `${course}, for the instructor`),
      h("h1", title),
      h(
        "dl",
        facts.map(([name, value]) => h("div", [h("dt", name), h("dd", value)])),
      ),
      ...unmet.map(({ lesson, needs }) =>
        h("p", { className: ["warning"] }, [
          h("strong", "Not in this plan: "),
          `lesson ${lesson.number} needs lesson ${needs.join(" and lesson ")}.`,
        ]),
      ),
      ...sessions.flatMap((session, index) =>
        sessionParts(session, sessions[index - 1], lessonAddress),
      ),
      ...cutParts(plan),
      h("h2", "By which rules"),
      h(
        "ul",
        RULES_IN_WORDS.map((rule) => h("li", rule)),
      ),
    ],
  });
}

type Address = PlanPageOptions["lessonAddress"];

function sessionParts(
  { day, start, end, items }: PlanSession,
  before: PlanSession | undefined,
  address: Address,
): Element[] {
  const lunch =
    before?.day === day
      ? [
          h("p", { className: ["lunch"] }, [
            h("time", toTime(before.end)),
            ` Lunch, ${lasting(start - before.end)}`,
          ]),
        ]
      : [];
  const head = ["Start", "Minutes", "What", "Took"].map((name) => h("th", { scope: "col" }, name));
  return [
    ...lunch,
    h("h2", `Day ${day}, ${toTime(start)} to ${toTime(end)}`),
    h("table", [h("thead", [h("tr", head)]), h("tbody", rows(items, address))]),
  ];
}

function rows(items: readonly PlanItem[], address: Address): Element[] {
  const all: Element[] = [];
  let lesson: string | undefined;
  for (const item of items) {
    if (item.lesson && item.lesson.id !== lesson) {
      const name = `${item.lesson.number} ${item.lesson.title}`;
      const heading = linked(name, address?.(item.lesson.id));
      all.push(
        h("tr", { className: ["lesson"] }, [h("th", { scope: "rowgroup", colSpan: 4 }, [heading])]),
      );
    }
    lesson = item.lesson?.id;
    all.push(row(item, address));
  }
  return all;
}

function row(
  { kind, start, minutes, title, lesson, section }: PlanItem,
  address: Address,
): Element {
  const name = lesson && section ? linked(title, address?.(lesson.id, section.id)) : text(title);
  const marks = section?.exercise ? [h("span", { className: ["mark"] }, "they work")] : [];
  return h("tr", { className: [kind.replace(" ", "-")] }, [
    h("td", [h("time", toTime(start))]),
    h("td", { className: ["number"] }, String(minutes)),
    h("td", [name, ...marks]),
    h("td", { className: ["took"] }),
  ]);
}

function linked(words: string, href: string | undefined): ElementContent {
  return href === undefined ? text(words) : h("a", { href }, words);
}

function text(value: string): ElementContent {
  return { type: "text", value };
}

function cutParts(plan: Plan): Element[] {
  const cuts = cutsInWords(plan);
  if (cuts.length === 0) return [h("h2", "What is cut"), h("p", "Nothing.")];
  const sum = cuts.reduce((all, { minutes }) => all + minutes, 0);
  return [
    h("h2", `What is cut: ${lasting(sum)}`),
    h(
      "ul",
      { className: ["cuts"] },
      cuts.map(({ what, minutes, reason }) =>
        h("li", [`${what}, ${lasting(minutes)}: `, h("em", reason), "."]),
      ),
    ),
  ];
}
