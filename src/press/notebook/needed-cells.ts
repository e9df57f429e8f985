import type ts from "typescript";
import type { Cell } from "./notebook.js";
import { descendants, parseCode } from "./parse-code.js";
import { typescript } from "./typescript.js";

/** What a cell has to do with names of other cells. */
interface Names {
  /** Declared at its top, for the cells after it. */
  declared: ReadonlySet<string>;
  /** Mentioned anywhere, be it as a value or as a type. */
  used: ReadonlySet<string>;
  /** Of things that it changes in place: `name.x = 1`, `name[x] = 1`, `name.push(1)`. */
  changed: ReadonlySet<string>;
}

const CHANGES = new Set(["add", "delete", "push", "set", "unshift"]);

/**
 * The code cells without which some of them cannot run, and these, in their order: for each name that
 * is used, the last cell before that declares it, and those between that change the thing named.
 * A cell that is wanted for nothing but what it does elsewhere, in a server or a file, is not found.
 */
export function neededCells(cells: readonly Cell[], wanted: readonly Cell[]): Cell[] {
  const names = cells.map(({ source }) => namesIn(parseCode(source)));
  const needed = new Set<number>();
  const need = (index: number): void => {
    if (needed.has(index)) return;
    needed.add(index);
    for (const name of names[index]!.used) {
      const from = names
        .slice(0, index)
        .map(({ declared }) => declared.has(name))
        .lastIndexOf(true);
      if (from < 0) continue;
      need(from);
      for (let i = from + 1; i < index; i++) if (names[i]!.changed.has(name)) need(i);
    }
  };
  for (const cell of wanted) need(cells.indexOf(cell));
  return cells.filter((_, index) => needed.has(index));
}

function namesIn(file: ts.SourceFile): Names {
  const compiler = typescript();
  const used = new Set<string>();
  const changed = new Set<string>();
  for (const node of descendants(file)) {
    if (compiler.isIdentifier(node)) {
      const isName =
        (node.parent as ts.NamedDeclaration).name === node &&
        !compiler.isShorthandPropertyAssignment(node.parent);
      if (!isName) used.add(node.text);
    }
    const target = changeOf(node);
    if (target) changed.add(target.text);
  }
  const declared = new Set(file.statements.flatMap(declaredBy));
  return { declared, used, changed };
}

/** The name of the thing that a node changes in place. */
function changeOf(node: ts.Node): ts.Identifier | undefined {
  const compiler = typescript();
  if (
    compiler.isBinaryExpression(node) &&
    node.operatorToken.kind >= compiler.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= compiler.SyntaxKind.LastAssignment
  ) {
    return rootOf(node.left);
  }
  if (
    compiler.isCallExpression(node) &&
    compiler.isPropertyAccessExpression(node.expression) &&
    CHANGES.has(node.expression.name.text)
  ) {
    return rootOf(node.expression.expression);
  }
  return undefined;
}

function rootOf(expression: ts.Expression): ts.Identifier | undefined {
  const compiler = typescript();
  let node = expression;
  while (compiler.isPropertyAccessExpression(node) || compiler.isElementAccessExpression(node)) {
    node = node.expression;
  }
  return compiler.isIdentifier(node) ? node : undefined;
}

function declaredBy(statement: ts.Statement): string[] {
  const compiler = typescript();
  if (compiler.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => bound(name));
  }
  if (compiler.isImportDeclaration(statement)) {
    return descendants(statement)
      .filter(compiler.isIdentifier)
      .map(({ text }) => text);
  }
  const { name } = statement as ts.Statement & { name?: ts.Node };
  return name && compiler.isIdentifier(name) ? [name.text] : [];
}

function bound(name: ts.BindingName): string[] {
  const compiler = typescript();
  if (compiler.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    compiler.isBindingElement(element) ? bound(element.name) : [],
  );
}
