import type ts from "typescript";
import { descendants } from "../parse-code.js";
import { typescript } from "../typescript.js";

/** A statement that makes a promise and lets it go. */
export interface FloatingPromise {
  position: number;
  message: string;
  expression: ts.Expression;
}

/**
 * Finds promises that nothing awaits: what goes on in the background puts its output, and its
 * failure, into whichever cell runs then. `void` before the expression says that it is meant so.
 *
 * @param compiler The one that the file is from; its trees are read by its own numbers.
 */
export function floatingPromises(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
  compiler: typeof ts = typescript(),
): FloatingPromise[] {
  return descendants(file, undefined, compiler)
    .filter(compiler.isExpressionStatement)
    .filter(({ expression }) => !isAssignment(expression, compiler))
    .filter(({ expression }) => isThenable(checker.getTypeAtLocation(expression), checker))
    .map(({ expression }) => ({
      position: expression.getStart(),
      message: `${describe(expression, compiler)} that is not awaited: put \`await\` before it, or \`void\` if nothing has to wait for it`,
      expression,
    }));
}

function isAssignment(
  expression: ts.Expression,
  { SyntaxKind, isBinaryExpression }: typeof ts,
): boolean {
  if (!isBinaryExpression(expression)) return false;
  const { kind } = expression.operatorToken;
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}

function isThenable(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.some((part) => isThenable(part, checker));
  const then = checker.getApparentType(type).getProperty("then");
  return then !== undefined && checker.getTypeOfSymbol(then).getCallSignatures().length > 0;
}

function describe(expression: ts.Expression, { isCallExpression }: typeof ts): string {
  const called = isCallExpression(expression);
  const text = (called ? expression.expression : expression).getText().replace(/\s+/g, " ");
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return called ? `\`${short}()\` returns a promise` : `\`${short}\` is a promise`;
}
