import type ts from "typescript";
import { descendants } from "../parse-code.js";
import { typescript } from "../typescript.js";
import type { OpenNotebook } from "./mistakes.js";
import { moduleNames } from "./module-names.js";
import type { QuickInfo } from "./quick-info.js";
import type { InfoOf } from "./remembered-infos.js";

/** What is known of the names in some code: in the cells of a notebook, or the files of a module. */
export interface KnownNames {
  /** Each thing that is known, once. */
  infos: QuickInfo[];
  /**
   * By cell or file, for each name in turn: how far it starts behind the start of the one before (the
   * first: of the code), and the index of what is known of it.
   */
  places: Record<string, number[]>;
}

/** Code that is shown in one piece, and what the compiler knows of the names in it. */
export interface NamedCode {
  id: string;
  file: ts.SourceFile;
  infoOf: InfoOf;
}

/** Longer explanations end with a sentence before, or in the middle of one. */
const LONGEST_PARAGRAPH = 400;

/** Longer declarations are cut off: nobody reads a page of type in a box. */
const LONGEST_CODE = 600;

/** What is known of every name in a notebook that says more than the code does where it stands. */
export function knownNames(
  open: OpenNotebook,
  program: ts.Program,
  { infoOf, plain }: { infoOf: InfoOf; plain: (text: string) => string },
): KnownNames {
  const nameAt = moduleNames(open, program);
  const pieces = open.cells.map(({ cell, file }) => ({
    id: cell.id,
    file,
    infoOf: (name: ts.Identifier) => {
      const copy = nameAt(cell.id, name.getStart());
      return copy && infoOf(copy);
    },
  }));
  return namesIn(pieces, plain);
}

/** What is known of every name in some code that says more than the code does where it stands. */
export function namesIn(pieces: readonly NamedCode[], plain: (text: string) => string): KnownNames {
  const infos = new Map<string, { info: QuickInfo; index: number }>();
  const places: Record<string, number[]> = {};
  for (const { id, file, infoOf } of pieces) {
    const found: number[] = [];
    let before = 0;
    for (const name of namesOf(file)) {
      const info = infoOf(name);
      if (info === undefined) continue;
      const known = {
        code: shortened(plain(info.code)),
        documentation: firstParagraph(plain(info.documentation)),
      };
      if (isPlain(name, known)) continue;
      const key = `${known.code}\0${known.documentation}`;
      const entry = infos.get(key) ?? { info: known, index: infos.size };
      infos.set(key, entry);
      const offset = name.getStart();
      found.push(offset - before, entry.index);
      before = offset;
    }
    if (found.length > 0) places[id] = found;
  }
  return { infos: [...infos.values()].map(({ info }) => info), places };
}

/** All names in some code, but for the word in `as const`. */
function namesOf(file: ts.SourceFile): ts.Identifier[] {
  const { isIdentifier, isTypeReferenceNode, isConstTypeReference } = typescript();
  return descendants(file)
    .filter(isIdentifier)
    .filter(({ parent }) => !(isTypeReferenceNode(parent) && isConstTypeReference(parent)));
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
