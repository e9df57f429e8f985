import type ts from "typescript";
import { descendants } from "../parse-code.js";
import { typescript } from "../typescript.js";
import type { OpenNotebook } from "./mistakes.js";
import { type QuickInfo, quickInfoAt } from "./quick-info.js";

/** What is known of the names in the code of a notebook. */
export interface KnownNames {
  /** Each thing that is known, once. */
  infos: QuickInfo[];
  /**
   * By cell, for each name in turn: how far it starts behind the start of the one before (the first:
   * of the cell), and the index of what is known of it.
   */
  places: Record<string, number[]>;
}

/** Longer explanations end with a sentence before, or in the middle of one. */
const LONGEST_PARAGRAPH = 400;

/** Longer declarations are cut off: nobody reads a page of type in a box. */
const LONGEST_CODE = 600;

/** What is known of every name that says more than the code does where it stands. */
export function knownNames(
  open: OpenNotebook,
  service: ts.LanguageService,
  plain: (text: string) => string,
): KnownNames {
  const infos = new Map<string, { info: QuickInfo; index: number }>();
  const places: Record<string, number[]> = {};
  for (const { cell, file } of open.cells) {
    const found: number[] = [];
    let before = 0;
    for (const name of descendants(file).filter(typescript().isIdentifier)) {
      const offset = name.getStart();
      const position = open.module.source.fromCell(cell.id, offset);
      const info = position === undefined ? undefined : quickInfoAt(position, open, service);
      if (info === undefined) continue;
      const known = {
        code: shortened(plain(info.code)),
        documentation: firstParagraph(plain(info.documentation)),
      };
      if (isPlain(name, known)) continue;
      const key = `${known.code}\0${known.documentation}`;
      const entry = infos.get(key) ?? { info: known, index: infos.size };
      infos.set(key, entry);
      found.push(offset - before, entry.index);
      before = offset;
    }
    if (found.length > 0) places[cell.id] = found;
  }
  return { infos: [...infos.values()].map(({ info }) => info), places };
}

/** Whether the code says the same at this place: `const rounds = 5`, `{ name: "loop" }`. */
function isPlain(name: ts.Identifier, { code, documentation }: QuickInfo): boolean {
  if (/(^var undefined|: any(\[\])?)$/.test(code)) return true;
  const compiler = typescript();
  const { parent } = name;
  if (documentation !== "") return false;
  if (compiler.isVariableDeclaration(parent) && parent.name === name) {
    const { initializer } = parent;
    return initializer !== undefined && compiler.isLiteralExpression(initializer);
  }
  return (
    compiler.isPropertyAssignment(parent) &&
    parent.name === name &&
    /: (string|number|boolean)$/.test(code)
  );
}

/** The first paragraph of a doc comment, links as their text. */
function firstParagraph(text: string): string {
  const [first = ""] = text.trim().split(/\n\s*\n/);
  const line = first
    .replace(/\{@link(?:code|plain)?\s+([^}\s|]+)(?:[|\s]+([^}]*))?\}/g, (_, name, words) =>
      (words ?? "").trim() === "" ? name : words.trim(),
    )
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ");
  if (line.length <= LONGEST_PARAGRAPH) return line;
  const cut = line.slice(0, LONGEST_PARAGRAPH);
  const end = cut.lastIndexOf(". ");
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
}

function shortened(code: string): string {
  return code.length <= LONGEST_CODE ? code : `${code.slice(0, LONGEST_CODE)} …`;
}
