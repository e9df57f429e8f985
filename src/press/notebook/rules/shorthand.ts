import type ts from "typescript";
import { descendants, lineAt, parseCode } from "../parse-code.js";
import { typescript } from "../typescript.js";
import type { Rule } from "./rule.js";

/**
 * tslab turns a name of an earlier cell into a member of its own object, but forgets to do so in
 * `{ name }`: that cell compiles, and then says that `name` is not defined.
 */
export const noForeignShorthand: Rule = ({ cells }) => {
  const earlier = new Set<string>();
  return cells.flatMap(({ id, kind, source }) => {
    if (kind !== "code") return [];
    const file = parseCode(source);
    const own = new Set(namesDeclaredIn(file));
    const findings = descendants(file)
      .filter(typescript().isShorthandPropertyAssignment)
      .map(({ name }) => name)
      .filter(({ text }) => earlier.has(text) && !own.has(text))
      .map((name) => ({ text: name.text, line: lineAt(source, name.getStart()) }))
      .map(({ text, line }) => ({
        cell: id,
        line,
        message: `tslab does not find \`${text}\` of an earlier cell in \`{ ${text} }\`: write \`${text}: ${text}\``,
      }));
    for (const name of own) earlier.add(name);
    return findings;
  });
};

/** All that a cell declares, at its top or within; what is within may hide a name of another cell. */
function namesDeclaredIn(file: ts.SourceFile): string[] {
  return descendants(file)
    .filter(typescript().isIdentifier)
    .filter((node) => (node.parent as ts.NamedDeclaration).name === node && declares(node.parent))
    .map(({ text }) => text);
}

function declares(node: ts.Node): boolean {
  const compiler = typescript();
  return (
    compiler.isVariableDeclaration(node) ||
    compiler.isBindingElement(node) ||
    compiler.isParameter(node) ||
    compiler.isFunctionDeclaration(node) ||
    compiler.isClassDeclaration(node) ||
    compiler.isEnumDeclaration(node) ||
    compiler.isImportClause(node) ||
    compiler.isImportSpecifier(node) ||
    compiler.isNamespaceImport(node)
  );
}
