import { join, resolve, sep } from "node:path";
import type ts from "typescript";
import type { Cell, Notebook } from "./notebook.js";
import type { Problem } from "./problem.js";
import { type CellModule, cellModule } from "./typecheck/cell-module.js";
import { compilerOptions } from "./typecheck/compiler-options.js";
import { floatingPromises } from "./typecheck/floating-promises.js";
import { importClashes, type Mistake } from "./typecheck/import-clashes.js";
import { languageService } from "./typecheck/language-service.js";
import { marked } from "./typecheck/naming.js";
import { type ParsedCell, parseCells } from "./typecheck/syntax.js";
import { typescript } from "./typescript.js";

export interface CellsOptions {
  /** The project's folder: where `node_modules` lies, and what `overlap/...` resolves to. Compile it first. */
  root: string;
  /** The folder that cells import from, the kernel's working directory; default `notebooks` in the root. */
  folder?: string;
}

/** What the compiler knows of an identifier. */
export interface QuickInfo {
  /** Its declaration as code: `const pages: Page[]`. */
  code: string;
  /** The text of its doc comment, perhaps empty. */
  documentation: string;
}

/** The code cells of some notebooks, as the compiler sees them. */
export interface Cells {
  /** What is wrong in them, by notebook and cell. */
  problems(): Problem[];
  /** What is known of the identifier at an offset of a cell's source; undefined where there is none. */
  quickInfo(notebook: string, cell: string, offset: number): QuickInfo | undefined;
}

/**
 * Opens the code cells of notebooks in the compiler: one module each, all in one program, so that
 * libraries are read once. Types that cells import are read as they are now; open them anew after
 * a change.
 */
export function openCells(
  notebooks: readonly Notebook[],
  { root: rootOption, folder: folderOption = join(rootOption, "notebooks") }: CellsOptions,
): Cells {
  const root = slashed(resolve(rootOption));
  const folder = slashed(resolve(folderOption));
  const opened = notebooks.map((notebook) => open(notebook, folder));
  const texts = new Map(opened.map(({ path, module }) => [path, module.source.text]));
  const service = languageService(texts, compilerOptions(root), root);
  const plain = (text: string) => text.replaceAll(marked, "").replaceAll(`${root}/`, "");
  return {
    problems() {
      const general = service.getCompilerOptionsDiagnostics().map((diagnostic) => ({
        notebook: "type check",
        message: plain(messageOf(diagnostic)),
      }));
      const inCells = opened.flatMap((one) =>
        mistakesIn(one, service)
          .sort((a, b) => a.at - b.at || a.offset - b.offset)
          .map(({ cell, offset, message }) => ({
            notebook: one.notebook.id,
            cell: cell.id,
            ...lineAndColumn(cell.source, offset),
            message: plain(message),
          })),
      );
      return [...general, ...inCells];
    },
    quickInfo(notebook, cell, offset) {
      const one = opened.find(({ notebook: { id } }) => id === notebook);
      const position = one?.module.source.fromCell(cell, offset);
      if (one === undefined || position === undefined) return undefined;
      const info = service.getQuickInfoAtPosition(one.path, behind(one, position, service));
      if (info === undefined) return undefined;
      const text = (parts: ts.SymbolDisplayPart[] = []) =>
        plain(parts.map((part) => part.text).join(""));
      return {
        code: declaration(text(info.displayParts)),
        documentation: text(info.documentation),
      };
    },
  };
}

interface Opened {
  notebook: Notebook;
  path: string;
  cells: ParsedCell[];
  module: CellModule;
}

function open(notebook: Notebook, folder: string): Opened {
  const cells = parseCells(notebook.cells);
  return { notebook, path: `${folder}/${notebook.id}.cells.ts`, cells, module: cellModule(cells) };
}

interface CellMistake {
  cell: Cell;
  /** The how manieth code cell it is. */
  at: number;
  offset: number;
  message: string;
}

function mistakesIn(one: Opened, service: ts.LanguageService): CellMistake[] {
  const { cells, module, path } = one;
  const inCells = (find: (parsed: ParsedCell) => Mistake[]) =>
    cells.flatMap((parsed, at) =>
      find(parsed).map((mistake) => ({ ...mistake, cell: parsed.cell, at })),
    );
  const syntax = inCells(({ errors }) =>
    errors.map((error) => ({ offset: error.start, message: messageOf(error) })),
  );
  // What the compiler makes of the rest of a broken text is noise.
  if (syntax.length > 0) return syntax;
  const program = service.getProgram()!;
  const found = [
    ...service
      .getSemanticDiagnostics(path)
      .map((diagnostic) => ({ position: diagnostic.start!, message: messageOf(diagnostic) })),
    ...floatingPromises(program.getSourceFile(path)!, program.getTypeChecker()),
  ];
  const mapped = found.flatMap(({ position, message }) => {
    // Of a stand-in that is no type, or no value, nobody wants to know.
    const place = module.source.toCell(position);
    return place
      ? { ...place, at: cells.findIndex(({ cell }) => cell === place.cell), message }
      : [];
  });
  return [...inCells(importClashes), ...mapped];
}

/** The position itself; where a stand-in is spoken of, that of the import that it stands for. */
function behind({ path, module }: Opened, position: number, service: ts.LanguageService): number {
  const definitions = service.getDefinitionAtPosition(path, position) ?? [];
  const starts = definitions.map(({ textSpan }) => module.standIns.get(textSpan.start));
  return starts.find((start) => start !== undefined) ?? position;
}

function messageOf({ messageText }: ts.Diagnostic): string {
  return typescript()
    .flattenDiagnosticMessageText(messageText, "\n")
    .replace(/\s*\n\s*/g, " ");
}

function lineAndColumn(source: string, offset: number): { line: number; column: number } {
  const before = source.trimEnd().slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** Of what a name was imported from, only its declaration: not that it is an alias, nor the import. */
function declaration(code: string): string {
  return code.replace(/^\(alias\) /, "").replace(/\n(import|export) .*$/, "");
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
