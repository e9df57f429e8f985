import type { Element } from "hast";
import { h } from "hastscript";
import type { RenderCache } from "./cache.js";
import { codeBlock } from "./code.js";
import { htmlDocument } from "./document.js";
import { counted, lineCount } from "./fold.js";
import type { Course, Entry } from "./lesson.js";
import { CONTENT, lessonList, onThisPage, SOURCES, topBar } from "./navigation.js";
import { type SourceModule, sourceNamesOf, sourcePage, sourcesWithin } from "./source-module.js";
import { serialize } from "./tree.js";

export interface SourcePagesOptions {
  course: Course;
  entries: readonly Entry[];
  modules: readonly SourceModule[];
  /** The lessons that import a module. */
  usedIn(module: string): readonly Entry[];
  /** The modules that the site knows the names of; default: none. */
  named?: readonly string[];
  cache: RenderCache;
}

/** The source of every module as a page, and a page that lists them; by file name. */
export async function sourcePages(options: SourcePagesOptions): Promise<Map<string, string>> {
  const pages = new Map([[SOURCES, frame(options, "Source", "Source", listing(options))]]);
  for (const module of options.modules) {
    const title = `overlap/${module.name}`;
    const headings = module.files.map(({ path }) => ({ level: 2, id: path, text: path }));
    const { beside, above } = onThisPage(headings, "Files");
    const content = [...above, ...(await moduleContent(module, options))];
    const names = options.named?.includes(module.name) ? sourceNamesOf(module.name) : undefined;
    pages.set(sourcePage(module.name), frame(options, title, "Module", content, beside, names));
  }
  return pages;
}

function frame(
  { course, entries }: SourcePagesOptions,
  title: string,
  label: string,
  content: Element[],
  beside: Element[] = [],
  names?: string,
): string {
  const head = h("header", { className: ["lesson-head"] }, [
    h("p", { className: ["lesson-number"] }, label),
    h("h1", title),
  ]);
  const tree = htmlDocument({
    title: `${title} · ${course.title}`,
    description: `The source of ${title}`,
    kind: "lesson",
    names,
    body: [
      ...topBar(course),
      h("div", { className: ["columns"] }, [
        lessonList(course, entries),
        h("main", { id: CONTENT }, [h("article", [head, ...content])]),
        ...beside,
      ]),
    ],
  });
  return `${serialize(tree)}\n`;
}

function listing({ modules, usedIn }: SourcePagesOptions): Element[] {
  const row = (module: SourceModule) => {
    const { name, files, exports } = module;
    const lines = files.reduce((sum, { code }) => sum + lineCount(code), 0);
    return h("section", { className: ["module"] }, [
      h("h2", [h("a", { href: sourcePage(name) }, `overlap/${name}`)]),
      h("p", { className: ["remark"] }, [
        `${counted(files.length, "file")}, ${counted(lines, "line")}. `,
        ...used(usedIn(name)),
      ]),
      h("p", { className: ["names"] }, exported(module, Object.keys(exports))),
    ]);
  };
  const intro =
    "What the lessons import, as it is run: the notebooks' code and this text are the same files.";
  return [h("p", { className: ["text"] }, intro), ...modules.map(row)];
}

function exported({ name, exports }: SourceModule, words: readonly string[]): (Element | string)[] {
  return words.flatMap((word, index) => [
    ...(index > 0 ? [", "] : []),
    h("a", { href: `${sourcePage(name)}#${exports[word]}` }, [h("code", word)]),
  ]);
}

function used(entries: readonly Entry[]): (Element | string)[] {
  if (entries.length === 0) return ["No lesson imports it yet."];
  return [
    "Used in ",
    ...entries.flatMap(({ file, number, title }, index) => [
      ...(index > 0 ? [", "] : []),
      h("a", { href: file }, `${number} ${title}`.trim()),
    ]),
    ".",
  ];
}

async function moduleContent(
  module: SourceModule,
  { modules, usedIn, cache }: SourcePagesOptions,
): Promise<Element[]> {
  const tests = module.tests.flatMap((path, index) => [
    ...(index > 0 ? [", "] : []),
    h("code", path),
  ]);
  const facts = h("div", { className: ["text"] }, [
    h("p", used(usedIn(module.name))),
    ...(tests.length > 0 ? [h("p", ["Tested by ", ...tests, "."])] : []),
  ]);
  const files: Element[] = [];
  for (const { path, code } of module.files) {
    const sourceOf = sourcesWithin(modules, module, path);
    files.push(
      h("section", { className: ["source"], dataFile: path }, [
        h("h2", { id: path }, path),
        await codeBlock(code, path.slice(path.lastIndexOf(".") + 1), { cache, sourceOf }),
      ]),
    );
  }
  return [facts, ...files];
}
