import type ts from "typescript";
import type { Cell } from "../notebook.js";
import { parseModule } from "../parse-code.js";
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
  const files = new Map(
    code.map(({ source }, at) => [`${at}.mts`, parseModule(source, `${at}.mts`)]),
  );
  const program = programOf(files);
  return [...files.values()].map((file, at) => ({
    cell: code[at]!,
    file,
    errors: program.getSyntacticDiagnostics(file),
  }));
}

/** Only a program tells what errors the parser has found. This one looks at nothing else. */
function programOf(files: ReadonlyMap<string, ts.SourceFile>): ts.Program {
  const host: ts.CompilerHost = {
    getSourceFile: (name) => files.get(name),
    fileExists: (name) => files.has(name),
    readFile: () => undefined,
    writeFile: () => {},
    getDefaultLibFileName: () => "",
    getCurrentDirectory: () => "",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
  };
  const options = { noLib: true, noResolve: true, types: [] };
  return typescript().createProgram([...files.keys()], options, host);
}
