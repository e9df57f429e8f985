import {
  CLAIMS,
  GLOSSARY,
  type Glossary,
  type RenderCache,
  ROSETTA,
  type Scope,
  serialize,
} from "../page/index.js";
import { claimsPage } from "./claims-page.js";
import { type ContentsOptions, contentsPage } from "./contents-page.js";
import { glossaryPage } from "./glossary-page.js";
import type { Part } from "./kept.js";
import { machinePage } from "./machine-page.js";
import type { ReferenceOptions, ReferencePage } from "./reference-page.js";
import { rosettaPage } from "./rosetta-page.js";
import { passageRows } from "./search-index.js";

/** A page to look things up in, as the rest of the site knows it. */
export interface ReferenceFacts {
  file: string;
  /** See {@link passageRows}. */
  passages: string;
}

/** Pages to look things up in, as files and as what is kept of them. */
export function asPart(pages: readonly ReferencePage[]): Part<ReferenceFacts[]> {
  return {
    files: pages.map(({ file, html }) => [file, html] as const),
    facts: pages.map(({ file, passages }) => ({ file, passages: passageRows(passages) })),
  };
}

/** The pages that are made of the whole course: contents, claims, glossary, rosetta, machine. */
export async function frontPages(
  options: ReferenceOptions & ContentsOptions & { glossary: Glossary },
  executed: boolean,
): Promise<Part<ReferenceFacts[]>> {
  const { course, machine, lessons, glossary } = options;
  const claims = async (): Promise<[string, string]> => {
    return [CLAIMS, `${serialize(await claimsPage(options))}\n`];
  };
  const { files, facts } = asPart([
    ...(await referencePages(glossary, options)),
    ...(executed ? [machinePage(machine, lessons, options)] : []),
  ]);
  return {
    files: [
      ["index.html", `${serialize(await contentsPage(options))}\n`],
      ...(course.folder ? [] : [await claims()]),
      ...files,
    ],
    facts,
  };
}

/** What the navigation offers beside the lessons: nothing that would be an empty page. */
export function referencesTo({ terms, constructs }: Glossary): { title: string; file: string }[] {
  return [
    ...(terms.length > 0 ? [{ title: "Glossary", file: GLOSSARY }] : []),
    ...(constructs.length > 0 ? [{ title: "From Python", file: ROSETTA }] : []),
  ];
}

async function referencePages(
  { terms, constructs }: Glossary,
  options: ReferenceOptions,
): Promise<ReferencePage[]> {
  return [
    ...(terms.length > 0 ? [await glossaryPage(terms, options)] : []),
    ...(constructs.length > 0 ? [await rosettaPage(constructs, options)] : []),
  ];
}

/** The contents page holds our own words only, so a mistake there is one of the program. */
export function frontScope(cache: RenderCache): Scope {
  return {
    cell: "course",
    cache,
    attachments: {},
    resolve: (href) => href,
    report(message) {
      throw new Error(`the course's pitch: ${message}`);
    },
  };
}
