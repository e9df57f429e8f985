import type { Passage } from "./passages.js";
import { type SourceModule, sourcePage } from "./source-module.js";

/** What a search finds of the modules: each name that one exports, with its doc comment's beginning. */
export function sourcePassages(modules: readonly SourceModule[]): Passage[] {
  return modules.flatMap(({ name, exports, files }) =>
    Object.entries(exports).map(([word, path]) => ({
      href: `${sourcePage(name)}#${path}`,
      page: `overlap/${name}`,
      heading: word,
      text: summaryOf(word, files.find((file) => file.path === path)?.code ?? ""),
    })),
  );
}

/** The first paragraph of the doc comment before a declaration; empty where there is none. */
function summaryOf(word: string, code: string): string {
  const declared = new RegExp(
    `/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export [\\w ]*\\b${word.replaceAll("$", "\\$")}\\b`,
  );
  const comment = declared.exec(code)?.[1] ?? "";
  const text = comment.replace(/^\s*\*? ?/gm, "").trim();
  return text
    .split(/\n\s*\n|\n@/)[0]!
    .replace(/\{@link ([^}]*)\}|`([^`]*)`/g, "$1$2")
    .replace(/\s+/g, " ");
}
