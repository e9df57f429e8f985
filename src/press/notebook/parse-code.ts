import type ts from "typescript";
import { typescript } from "./typescript.js";

/** The trees of the cells that were asked for last: each rule asks for all cells of a notebook. */
const trees = new Map<string, ts.SourceFile>();
const REMEMBERED = 256;

/**
 * The syntax tree of one cell, as of a module's text so that `await` may stand at its top. Nobody may
 * change it.
 */
export function parseCode(source: string): ts.SourceFile {
  const tree = trees.get(source) ?? parseModule(source, "cell.mts");
  trees.delete(source);
  trees.set(source, tree);
  if (trees.size > REMEMBERED) trees.delete(trees.keys().next().value!);
  return tree;
}

/** The same with a name of its own, made anew. */
export function parseModule(source: string, name: string): ts.SourceFile {
  const compiler = typescript();
  return compiler.createSourceFile(
    name,
    source,
    {
      languageVersion: compiler.ScriptTarget.ES2022,
      // The parser reads `await (x)` as a call of a function unless the text is known to be a module.
      setExternalModuleIndicator: (file) => Object.assign(file, { externalModuleIndicator: true }),
    },
    true,
  );
}

/** Every node below this one, parents before their children; without those that `skip` is true of and what is below them. */
export function descendants(
  node: ts.Node,
  skip: (node: ts.Node) => boolean = () => false,
  { forEachChild }: typeof ts = typescript(),
): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (child: ts.Node): void => {
    if (skip(child)) return;
    found.push(child);
    forEachChild(child, visit);
  };
  forEachChild(node, visit);
  return found;
}

/** The line of a cell, from 1, in which an offset lies. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split("\n").length;
}
