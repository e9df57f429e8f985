import type ts from "typescript";
import type { Cell } from "../notebook.js";
import { parseCode } from "../parse-code.js";
import { typescript } from "../typescript.js";

/** A code cell and its syntax tree. */
export interface ParsedCell {
  cell: Cell;
  file: ts.SourceFile;
  errors: readonly ts.DiagnosticWithLocation[];
}

/**
 * Parses each code cell by itself: put one behind the other, an unfinished cell would take in the next.
 */
export function parseCells(cells: readonly Cell[]): ParsedCell[] {
  const code = cells.filter(({ kind }) => kind === "code");
  return code.map((cell) => {
    const file = parseCode(cell.source);
    return { cell, file, errors: syntaxErrors(file) };
  });
}

/** Only a program tells the errors that the parser has found. */
function syntaxErrors(file: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  const host: ts.CompilerHost = {
    getSourceFile: () => file,
    fileExists: () => true,
    readFile: () => undefined,
    writeFile: () => {},
    getDefaultLibFileName: () => "",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
  const options = { noLib: true, noResolve: true, types: [] };
  return typescript().createProgram([file.fileName], options, host).getSyntacticDiagnostics(file);
}
