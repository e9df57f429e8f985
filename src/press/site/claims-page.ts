import type { Element, Root } from "hast";
import { h } from "hastscript";
import {
  CONTENT,
  type Course,
  claimBox,
  claimsOf,
  type Entry,
  type Heading,
  held,
  htmlDocument,
  inlineMarkdown,
  type Lesson,
  lessonList,
  type Machine,
  machineText,
  onThisPage,
  type Scope,
  topBar,
} from "../page/index.js";

export interface ClaimsOptions {
  course: Course;
  machine: Machine;
  lessons: readonly Lesson[];
  entries: readonly Entry[];
  /** For the claims' texts, which are Markdown. */
  scope: Scope;
}

/** The ledger: every claim of the course, whether it held, and on what evidence. */
export async function claimsPage(options: ClaimsOptions): Promise<Root> {
  const { course, machine, lessons, entries, scope } = options;
  const sections: Element[] = [];
  const headings: Heading[] = [];
  const failed: Element[] = [];
  for (const [index, { notebook }] of lessons.entries()) {
    const claims = claimsOf(notebook);
    if (claims.length === 0) continue;
    const { id, file, number, title } = entries[index]!;
    const name = `${number} ${title}`.trim();
    const anchor = `of.${id}`;
    headings.push({ level: 2, id: anchor, text: name });
    const boxes = claims.map(async (claim) => {
      const { properties, ...box } = await claimBox(claim, scope);
      const { id: place, ...rest } = properties;
      const link = h("a", { className: ["where"], href: `${file}#${place}` }, "in the lesson");
      return { ...box, properties: rest, children: [...box.children, link] };
    });
    for (const claim of claims.filter(({ holds }) => !holds)) {
      const words = await inlineMarkdown(claim.text, scope);
      const link = h("a", { href: `${file}#claim.${claim.id}` }, name);
      failed.push(h("li", [...words, " ", link]));
    }
    sections.push(
      h("section", { className: ["output", "ledger"] }, [
        h("h2", { id: anchor }, [h("a", { href: file }, name)]),
        h("p", { className: ["remark"] }, held(claims)),
        ...(await Promise.all(boxes)),
      ]),
    );
  }
  const all = lessons.flatMap(({ notebook }) => claimsOf(notebook));
  const { beside, above } = onThisPage(headings);
  const of = (kind: string) => held(all.filter((claim) => claim.kind === kind));
  return htmlDocument({
    title: `Claims · ${course.title}`,
    description: `What the lessons claim, and what was observed: ${held(all)}.`,
    kind: "lesson",
    body: [
      ...topBar(course),
      h("div", { className: ["columns"] }, [
        lessonList(course, entries),
        h("main", { id: CONTENT }, [
          h("article", [
            h("header", { className: ["lesson-head"] }, [
              h("p", { className: ["lesson-number"] }, "Ledger"),
              h("h1", "Claims"),
            ]),
            h("p", { className: ["text"] }, [
              `Whatever a lesson asserts is evaluated in the run that it shows. Exact claims (${of("exact")}) are about order, counts, bytes and sums and must hold on every machine. Measured ones (${of("measured")}) are ratios of times, and may fail where something else wants the processor. The runs were made on ${machineText(machine)}.`,
            ]),
            ...(failed.length > 0
              ? [
                  h("p", { className: ["text"] }, "In these runs, this did not hold:"),
                  h("ul", { className: ["text"] }, failed),
                ]
              : []),
            ...above,
            ...sections,
          ]),
        ]),
        ...beside,
      ]),
    ],
  });
}
