import type ts from "typescript";
import type { Cell, Notebook } from "../notebook.js";
import { typescript } from "../typescript.js";
import type { CellModule } from "./cell-module.js";
import { floatingPromises } from "./floating-promises.js";
import { importClashes, type Mistake } from "./import-clashes.js";
import type { ParsedCell } from "./syntax.js";

/** A notebook in the compiler. */
export interface OpenNotebook {
  notebook: Notebook;
  /** Where the compiler takes its module to be. */
  path: string;
  cells: ParsedCell[];
  module: CellModule;
}

/** A mistake and the cell that it is in. */
export interface CellMistake extends Mistake {
  cell: Cell;
}

/** What is wrong in a notebook, in the order of its code. */
export function mistakesIn(open: OpenNotebook, service: ts.LanguageService): CellMistake[] {
  const syntax = open.cells.flatMap(({ cell, errors }) =>
    errors.map((error) => ({ cell, offset: error.start, message: messageOf(error) })),
  );
  // What the compiler makes of the rest of a broken text is noise.
  if (syntax.length > 0) return syntax;
  const clashes = open.cells.flatMap((parsed) =>
    importClashes(parsed).map((mistake) => ({ ...mistake, cell: parsed.cell })),
  );
  const order = new Map(open.cells.map(({ cell }, at) => [cell, at]));
  return [...clashes, ...found(open, service)].sort(
    (a, b) => order.get(a.cell)! - order.get(b.cell)! || a.offset - b.offset,
  );
}

function found({ path, module }: OpenNotebook, service: ts.LanguageService): CellMistake[] {
  const program = service.getProgram()!;
  const errors = service
    .getSemanticDiagnostics(path)
    .map((error) => ({ position: error.start!, message: messageOf(error) }));
  const floating = floatingPromises(program.getSourceFile(path)!, program.getTypeChecker());
  return [...errors, ...floating].flatMap(({ position, message }) => {
    // A stand-in that is no type, or no value, is our mistake and nobody else's: it is in no cell.
    const place = module.source.toCell(position);
    return place ? { ...place, message } : [];
  });
}

/** What the compiler says, in one line. */
export function messageOf({ messageText }: ts.Diagnostic): string {
  const text = typescript().flattenDiagnosticMessageText(messageText, "\n");
  return text.replace(/\s*\n\s*/g, " ");
}
