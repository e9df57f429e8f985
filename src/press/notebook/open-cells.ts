import { join, resolve, sep } from "node:path";
import type { Notebook } from "./notebook.js";
import type { Problem } from "./problem.js";
import { isNotes } from "./teaching/slide-type.js";
import { cellModule } from "./typecheck/cell-module.js";
import { compilerOptions } from "./typecheck/compiler-options.js";
import { type KnownNames, knownNames } from "./typecheck/known-names.js";
import { languageService } from "./typecheck/language-service.js";
import { messageOf, mistakesIn, type OpenNotebook } from "./typecheck/mistakes.js";
import { moduleNames } from "./typecheck/module-names.js";
import { marked } from "./typecheck/naming.js";
import { type QuickInfo, quickInfo } from "./typecheck/quick-info.js";
import { type InfoOf, rememberedInfos } from "./typecheck/remembered-infos.js";
import { parseCells } from "./typecheck/syntax.js";

export interface CellsOptions {
  /** The project's folder: where `node_modules` lies, and what `overlap/...` resolves to. Compile it first. */
  root: string;
  /** The folder that cells import from, the kernel's working directory; default `notebooks` in the root. */
  folder?: string;
}

/** The code cells of some notebooks, as the compiler sees them. */
export interface Cells {
  /** What is wrong in them, by notebook and cell. */
  problems(): Problem[];
  /** What is known of the identifier at an offset of a cell's source; undefined where there is none. */
  quickInfo(notebook: string, cell: string, offset: number): QuickInfo | undefined;
  /** What is known of all names of a notebook that say more than the code does where they stand. */
  names(notebook: string): KnownNames;
}

/**
 * Opens the code cells of notebooks in the compiler: one module each, all in one program, so that
 * libraries are read once. Types that cells import are read as they are now; open them anew after
 * a change.
 */
export function openCells(
  notebooks: readonly Notebook[],
  { root: rootGiven, folder: folderGiven = join(rootGiven, "notebooks") }: CellsOptions,
): Cells {
  const root = slashed(resolve(rootGiven));
  const folder = slashed(resolve(folderGiven));
  const all = notebooks.map((notebook) => open(notebook, folder));
  const texts = new Map(all.map(({ path, module }) => [path, module.source.text]));
  const service = languageService(texts, compilerOptions(root), root);
  let infoOf: InfoOf | undefined;
  const plain = (text: string) => text.replaceAll(marked, "").replaceAll(`${root}/`, "");
  return {
    problems() {
      const general = service
        .getCompilerOptionsDiagnostics()
        .map((error) => ({ notebook: "type check", message: plain(messageOf(error)) }));
      const inCells = all.flatMap((one) =>
        mistakesIn(one, service).map(({ cell, offset, message }) => ({
          notebook: one.notebook.id,
          cell: cell.id,
          ...lineAndColumn(cell.source, offset),
          message: plain(message),
        })),
      );
      return [...general, ...inCells];
    },
    quickInfo(notebook, cell, offset) {
      const one = all.find(({ notebook: { id } }) => id === notebook);
      const name = one && moduleNames(one, service.getProgram()!)(cell, offset);
      const info = name && quickInfo(name, service);
      return info && { code: plain(info.code), documentation: plain(info.documentation) };
    },
    names(notebook) {
      const one = all.find(({ notebook: { id } }) => id === notebook);
      if (one === undefined) return { infos: [], places: {} };
      infoOf ??= rememberedInfos(service);
      return knownNames(one, service.getProgram()!, { infoOf, plain });
    },
  };
}

function open(notebook: Notebook, folder: string): OpenNotebook {
  const cells = parseCells(notebook.cells.filter((cell) => !isNotes(cell)));
  return { notebook, path: `${folder}/${notebook.id}.cells.ts`, cells, module: cellModule(cells) };
}

function lineAndColumn(source: string, offset: number): { line: number; column: number } {
  const before = source.trimEnd().slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
