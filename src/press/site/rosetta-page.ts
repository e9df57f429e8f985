import type { Element } from "hast";
import { h } from "hastscript";
import { type ConstructGroup, counted, inlineMarkdown, ROSETTA, slug } from "../page/index.js";
import { placeLink } from "./place.js";
import { type ReferenceOptions, type ReferencePage, referencePage } from "./reference-page.js";

type Construct = ConstructGroup["constructs"][number];

/** What Python has, beside what takes its place in TypeScript and the run that shows it. */
export async function rosettaPage(
  groups: readonly ConstructGroup[],
  options: ReferenceOptions,
): Promise<ReferencePage> {
  const parts = [];
  for (const { title, constructs } of groups) {
    const content = await Promise.all(constructs.map((construct) => pair(construct, options)));
    parts.push({ title, id: slug(title), content });
  }
  const count = groups.reduce((sum, { constructs }) => sum + constructs.length, 0);
  return referencePage(options, {
    title: "From Python",
    file: ROSETTA,
    description: `${counted(count, "construct")} of Python and their counterparts in TypeScript`,
    intro: [
      `The articles behind this course are about Python. Here are ${counted(count, "construct")} that they use or that their readers asked for, what takes the place of each in TypeScript on Node.js, and the cell that runs it.`,
    ].map((value) => ({ type: "text", value })),
    parts,
  });
}

async function pair(
  { python, does, typescript, differs, runs }: Construct,
  { entries, scope }: ReferenceOptions,
): Promise<Element> {
  return h("section", { className: ["pair"] }, [
    h("div", [
      h("h3", { id: slug(python) }, [h("code", python)]),
      h("p", { className: ["remark"] }, await inlineMarkdown(does, scope)),
    ]),
    h("div", [
      h("p", { className: ["counterpart"] }, await inlineMarkdown(`${typescript}.`, scope)),
      h("p", await inlineMarkdown(differs, scope)),
      h("p", { className: ["remark"] }, ["Run in ", placeLink(runs, entries), "."]),
    ]),
  ]);
}
