import type ts from "typescript";
import { typescript } from "./typescript.js";

/** The syntax tree of one cell, as of a module's text so that `await` may stand at its top. */
export function parseCode(source: string, name = "cell.mts"): ts.SourceFile {
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

/** Every node below this one, parents before their children. */
export function* descendants(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  typescript().forEachChild(node, (child) => void children.push(child));
  for (const child of children) {
    yield child;
    yield* descendants(child);
  }
}

/** The line of a cell, from 1, in which an offset lies. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split("\n").length;
}
