import type ts from "typescript";
import { descendants } from "../parse-code.js";
import { typescript } from "../typescript.js";

/** The names that a cell declares for itself and later cells, by their identifiers. */
export function declaredNames(file: ts.SourceFile): ts.Identifier[] {
  const compiler = typescript();
  return file.statements.flatMap((statement) => {
    if (compiler.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
    const declares =
      compiler.isFunctionDeclaration(statement) ||
      compiler.isClassDeclaration(statement) ||
      compiler.isInterfaceDeclaration(statement) ||
      compiler.isTypeAliasDeclaration(statement) ||
      compiler.isEnumDeclaration(statement);
    return declares && statement.name ? [statement.name] : [];
  });
}

/** `{ a, b: [c] }` -> a, c */
function boundNames(name: ts.BindingName): ts.Identifier[] {
  const compiler = typescript();
  if (compiler.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    compiler.isBindingElement(element) ? boundNames(element.name) : [],
  );
}

/** Where each `var` at the top of a cell starts. */
export function topVars(file: ts.SourceFile): number[] {
  const compiler = typescript();
  return file.statements
    .filter(compiler.isVariableStatement)
    .filter(({ declarationList }) => !(declarationList.flags & compiler.NodeFlags.BlockScoped))
    .map(({ declarationList }) => declarationList.getStart());
}

/** All names that a cell speaks of in any way, but for those of members: not `b` in `a.b` or `{ b: a }`. */
export function mentionedNames(file: ts.SourceFile): Set<string> {
  const compiler = typescript();
  const names = new Set<string>();
  for (const node of descendants(file)) {
    if (!compiler.isIdentifier(node)) continue;
    const { parent } = node;
    const member =
      (compiler.isPropertyAccessExpression(parent) && parent.name === node) ||
      (compiler.isPropertyAssignment(parent) && parent.name === node) ||
      (compiler.isBindingElement(parent) && parent.propertyName === node) ||
      (compiler.isTypeElement(parent) && parent.name === node) ||
      (compiler.isClassElement(parent) && parent.name === node);
    if (!member) names.add(node.text);
  }
  return names;
}
