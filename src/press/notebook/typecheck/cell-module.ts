import { type ImportedName, importsOf, namesOf } from "./imports.js";
import { MappedText } from "./mapped-text.js";
import { declaredNames, mentionedNames, topVars } from "./names.js";
import { Naming } from "./naming.js";
import type { ParsedCell } from "./syntax.js";

/** All code cells of a notebook as one module. */
export interface CellModule {
  source: MappedText;
  /** From where a stand-in is declared to the import that it stands for. */
  standIns: ReadonlyMap<number, number>;
}

interface StandIn extends ImportedName {
  other: string;
  /** Where the import stands. */
  position: number;
}

/**
 * Builds the module. Each cell is a block inside the block of the cell before, so that it sees all
 * that was declared and may declare it anew, as in tslab:
 *
 *     import { show } from "overlap/lesson";
 *     ;{ const pages = …
 *     ;{ const pages = … }}
 *
 * Imports are allowed only at the top: they are moved there. An import that the others would mix up
 * there gets a name of its own, and its block a stand-in, `const` and `type` (`any` where the type is
 * generic).
 */
export function cellModule(cells: readonly ParsedCell[]): CellModule {
  const source = new MappedText();
  const naming = new Naming();
  const blocks = cells.map((parsed) => ({ parsed, standIns: moveImports(parsed, source, naming) }));
  const standIns = new Map<number, number>();
  for (const block of blocks) {
    // The semicolon ends whatever a cell left without one.
    source.add(";{");
    for (const { name, other, typeOnly, position } of block.standIns) {
      const declare = (keyword: string, rest: string) =>
        standIns.set(
          source.add(`${keyword} ${name}${rest} = ${other};`) + keyword.length + 1,
          position,
        );
      // Whether the type takes arguments is not known here: it may be given some, or none.
      declare("type", "<A = any, B = any, C = any>");
      if (!typeOnly) declare("const", "");
    }
    source.add("\n");
    copyBody(block.parsed, source);
    source.add("\n");
  }
  source.add("}".repeat(blocks.length));
  return { source, standIns };
}

/** Copies the imports of a cell; returns the stand-ins that its block needs. */
function moveImports({ cell, file }: ParsedCell, source: MappedText, naming: Naming): StandIn[] {
  const standIns: StandIn[] = [];
  for (const declaration of importsOf(file)) {
    let copied = declaration.getStart();
    for (const imported of namesOf(declaration)) {
      const { other, standIn } = naming.place(imported);
      if (other === undefined) continue;
      const { name, identifier, shorthand } = imported;
      const start = identifier.getStart();
      source.copy(cell, copied, start);
      const words = shorthand ? `${name} as ${other}` : other;
      const position = source.copy(cell, start, identifier.end, words);
      if (standIn) standIns.push({ ...imported, other, position });
      copied = identifier.end;
    }
    source.copy(cell, copied, declaration.end);
    source.add("\n");
  }
  const declared = declaredNames(file).map(({ text }) => text);
  naming.leave(mentionedNames(file), declared);
  return standIns;
}

/** Copies the rest of a cell; a `var` becomes a `let`, which unlike it may be declared anew further in. */
function copyBody({ cell, file }: ParsedCell, source: MappedText): void {
  const imports = importsOf(file).map((node) => ({
    from: node.getStart(),
    to: node.end,
    words: "",
  }));
  const vars = topVars(file).map((from) => ({ from, to: from + 3, words: "let" }));
  let copied = 0;
  for (const { from, to, words } of [...imports, ...vars].sort((a, b) => a.from - b.from)) {
    source.copy(cell, copied, from);
    // Without a semicolon, what stood before and after the import might become one statement.
    if (words === "") source.add(";");
    else source.copy(cell, from, to, words);
    copied = to;
  }
  source.copy(cell, copied, cell.source.length);
}
