import type { Element, ElementContent, Root } from "hast";
import { h, s } from "hastscript";
import {
  type Course,
  claimsOf,
  counted,
  dateText,
  type Entry,
  heldBadge,
  htmlDocument,
  inlineMarkdown,
  type Lesson,
  lessonAddress,
  lessonsOf,
  logo,
  type Machine,
  machineText,
  markdown,
  type Scope,
  teachingText,
  tools,
} from "../page/index.js";

export interface ContentsOptions {
  course: Course;
  machine: Machine;
  lessons: readonly Lesson[];
  entries: readonly Entry[];
  /** The whole course as one file of the site. */
  zip?: string | undefined;
  /** For the pitch and the questions, which are Markdown. */
  scope: Scope;
}

/** The site's first page: what the course is, and all its lessons as one timeline. */
export async function contentsPage(options: ContentsOptions): Promise<Root> {
  const { course, machine, lessons, entries, scope, zip } = options;
  const claims = lessons.flatMap(({ notebook }) => claimsOf(notebook));
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
  const what = course.folder ? "notebook" : "lesson";
  const facts = [h("li", counted(entries.length, what))];
  if (minutes > 0) facts.push(h("li", duration(minutes)));
  const toTeach = entries.flatMap(({ teaching }) => teaching ?? []);
  if (toTeach.length > 0) {
    const sum = (of: "minutes" | "core") => toTeach.reduce((all, one) => all + one[of], 0);
    const all = { minutes: sum("minutes"), core: sum("core") };
    facts.push(h("li", { className: ["teaching"] }, teachingText(all)));
  }
  if (claims.length > 0) facts.push(h("li", [heldBadge(claims)]));
  const pitch = await markdown(course.pitch, scope);
  return htmlDocument({
    title: course.title,
    description: entries.length > 0 ? `${course.title}: ${counted(entries.length, what)}` : "",
    kind: "contents",
    body: [
      h("main", [
        h("header", { className: ["course-head"] }, [
          tools(course),
          h("h1", [logo(), h("span", course.title)]),
          h("div", { className: ["pitch"] }, pitch),
          h("ul", { className: ["facts"] }, facts),
        ]),
        h("section", { id: "lessons", ariaLabel: lessonsOf(course) }, [
          h("h2", lessonsOf(course)),
          h("ol", { className: ["course"] }, await rows(options, minutes)),
        ]),
      ]),
      provenance(machine, lessons, zip),
    ],
  });
}

async function rows(
  { lessons, entries, scope }: ContentsOptions,
  total: number,
): Promise<Element[]> {
  const items: Element[] = [];
  let start = 0;
  for (const [index, entry] of entries.entries()) {
    const claims = claimsOf(lessons[index]!.notebook);
    const facts: ElementContent[] = [];
    if (entry.minutes > 0) facts.push(h("span", counted(entry.minutes, "minute")));
    if (entry.teaching)
      facts.push(h("span", { className: ["teaching"] }, teachingText(entry.teaching)));
    if (claims.length > 0) facts.push(heldBadge(claims));
    items.push(
      h("li", [
        h("span", { className: ["number"], ariaHidden: "true" }, entry.number),
        h("div", { className: ["what"] }, [
          h("h3", [h("a", lessonAddress(entry), entry.title)]),
          ...(entry.question === ""
            ? []
            : [h("p", { className: ["question"] }, await inlineMarkdown(entry.question, scope))]),
        ]),
        h("p", { className: ["facts"] }, facts),
        ...(total > 0 ? [span(start, entry.minutes, total)] : []),
      ]),
    );
    start += entry.minutes;
  }
  return items;
}

// The course as its own charts would draw it: one after another, each as long as it takes.
function span(start: number, minutes: number, total: number): Element {
  const scaled = (value: number) => Math.round((1000 * value) / total);
  return s(
    "svg",
    { className: ["span"], viewBox: "0 0 1000 6", preserveAspectRatio: "none", ariaHidden: "true" },
    [
      s("rect", { className: ["track"], width: 1000, height: 6 }),
      s("rect", { className: ["bar"], x: scaled(start), width: scaled(minutes), height: 6 }),
    ],
  );
}

function provenance(machine: Machine, lessons: readonly Lesson[], zip?: string): Element {
  const dates = lessons.map(({ date }) => date).filter((date) => date !== undefined);
  const last = dates.sort().at(-1);
  const when = last ? ["Last run ", h("time", { dateTime: last }, dateText(last)), "."] : [];
  return h("footer", { className: ["provenance"] }, [
    h("p", { className: ["label"] }, "Where the numbers come from"),
    h("p", [`Every figure was measured on ${machineText(machine)}. `, ...when]),
    ...(zip
      ? [
          h("p", { className: ["downloads"] }, [
            "To take away: ",
            h("a", { href: zip, download: true }, "the course with its pages and notebooks"),
            ", one zip that needs no network to be read, and none after ",
            h("code", "npm ci"),
            " to be run.",
          ]),
        ]
      : []),
  ]);
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    ...(hours > 0 ? [counted(hours, "hour")] : []),
    ...(rest > 0 ? [counted(rest, "minute")] : []),
  ];
  return parts.join(" ");
}
