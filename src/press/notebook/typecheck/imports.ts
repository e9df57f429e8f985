import type ts from "typescript";
import { typescript } from "../typescript.js";

/** A name that an import declaration brings into a cell. */
export interface ImportedName {
  name: string;
  identifier: ts.Identifier;
  /** What it stands for, as `"overlap/chart" bars`: equal for equal imports. */
  target: string;
  typeOnly: boolean;
  /** Whether the identifier is the exported name too, as in `{ bars }`, so that another needs `as`. */
  shorthand: boolean;
}

/** The import declarations of a cell. */
export function importsOf(file: ts.SourceFile): ts.ImportDeclaration[] {
  return file.statements.filter(typescript().isImportDeclaration);
}

/** The names that one of them brings in; none for `import "module"`. */
export function namesOf({ importClause, moduleSpecifier }: ts.ImportDeclaration): ImportedName[] {
  if (importClause === undefined) return [];
  const imported = (identifier: ts.Identifier, what: string): ImportedName => ({
    name: identifier.text,
    identifier,
    target: `${moduleSpecifier.getText()} ${what}`,
    typeOnly: importClause.isTypeOnly,
    shorthand: false,
  });
  const { name, namedBindings } = importClause;
  const names = name ? [imported(name, "default")] : [];
  if (namedBindings === undefined) return names;
  if (typescript().isNamespaceImport(namedBindings))
    return [...names, imported(namedBindings.name, "*")];
  const specifiers = namedBindings.elements.map(({ propertyName, name, isTypeOnly }) => ({
    ...imported(name, (propertyName ?? name).text),
    typeOnly: importClause.isTypeOnly || isTypeOnly,
    shorthand: propertyName === undefined,
  }));
  return [...names, ...specifiers];
}
