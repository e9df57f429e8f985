import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import { serialize } from "../../press/page/index.js";
import { lasting, toTime } from "./clock.js";
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
  const tree: Root = {
    type: "root",
    children: [
      { type: "doctype" },
      h("html", { lang: "en" }, [
        h("head", [
          h("meta", { charSet: "utf-8" }),
          h("meta", {
            httpEquiv: "Content-Security-Policy",
            content:
              "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
          }),
          h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
          h("meta", { name: "color-scheme", content: "light dark" }),
          h("title", `${title} · ${course}, the instructor's plan`),
          h("style", STYLE),
        ]),
        h("body", [
          h("main", [
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
          ]),
        ]),
      ]),
    ],
  };
  return `${serialize(tree)}\n`;
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

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2530; --soft: #576171; --paper: #fff; --rule: #d8dde5; --band: #f3f5f8; --link: #0b5cad; --warn: #8a4b00; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ee; --soft: #a3adbb; --paper: #14181e; --rule: #333b47; --band: #1c222b; --link: #7db7f5; --warn: #f0b35e; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; break-after: avoid; }
a { color: var(--link); }
.course { margin: 0; color: var(--soft); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .75rem; margin: 0; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0; font-weight: 600; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-size: .875rem; font-weight: 400; }
td.number { text-align: right; padding-right: 1rem; }
th:nth-child(2) { text-align: right; padding-right: 1rem; }
tr { break-inside: avoid; }
tr.lesson { break-after: avoid; }
tr.lesson th { padding-top: 1rem; font-weight: 600; }
tr.break td, tr.in-hand td, .lunch { background: var(--band); color: var(--soft); }
.lunch { margin: 1rem 0 0; padding: .5rem; }
.took { width: 4rem; }
.mark { margin-left: .5rem; padding: 0 .4rem; border: 1px solid var(--rule); border-radius: .25rem; color: var(--soft); font-size: .8125rem; white-space: nowrap; }
.warning { padding: .5rem .75rem; border-left: 4px solid var(--warn); background: var(--band); }
.cuts li { margin-bottom: .35rem; }
@media print { body { font-size: 11pt; } main { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; } }
`;
