import type { Element } from "hast";
import { h } from "hastscript";
import { counted, GLOSSARY, type GlossaryTerm, inlineMarkdown, slug } from "../page/index.js";
import { lessonOf, placeLink } from "./place.js";
import { type ReferenceOptions, type ReferencePage, referencePage } from "./reference-page.js";

/** All terms by their first letter, each with an anchor and links to where it is explained and shown. */
export async function glossaryPage(
  terms: readonly GlossaryTerm[],
  options: ReferenceOptions,
): Promise<ReferencePage> {
  const letters = new Map<string, Element[]>();
  for (const term of terms) {
    const letter = term.term.charAt(0).toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), ...(await entryOf(term, options))]);
  }
  return referencePage(options, {
    title: "Glossary",
    file: GLOSSARY,
    description: `${counted(terms.length, "term")} of concurrency, each linked to the run that shows it`,
    intro: [
      `${counted(terms.length, "term")} of the field and of this course. The first link leads to where a term is explained, the second one to the run that measures or shows it.`,
    ].map((value) => ({ type: "text", value })),
    parts: [...letters].map(([letter, entries]) => ({
      title: letter,
      id: `letter.${letter.toLowerCase()}`,
      content: [h("dl", { className: ["glossary"] }, entries)],
    })),
  });
}

async function entryOf(
  { term, means, explained, shown }: GlossaryTerm,
  { entries, scope }: ReferenceOptions,
): Promise<Element[]> {
  const where = ["Explained in ", placeLink(explained, entries)];
  if (lessonOf(explained) !== lessonOf(shown)) {
    where.push(", shown in ", placeLink(shown, entries));
  } else if (explained !== shown) {
    where.push(", ", placeLink(shown, entries, "shown"), " there");
  }
  return [
    h("dt", { id: slug(term) }, [h("dfn", term)]),
    h("dd", [
      h("p", await inlineMarkdown(means, scope)),
      h("p", { className: ["remark"] }, [...where, "."]),
    ]),
  ];
}
