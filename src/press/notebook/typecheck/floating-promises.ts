import type ts from "typescript";
import { descendants } from "../parse-code.js";
import { typescript } from "../typescript.js";

/** A statement that makes a promise and lets it go. */
export interface FloatingPromise {
  position: number;
  message: string;
}

/**
 * Finds promises that nothing awaits: what goes on in the background puts its output, and its
 * failure, into whichever cell runs then. `void` before the expression says that it is meant so.
 */
export function floatingPromises(file: ts.SourceFile, checker: ts.TypeChecker): FloatingPromise[] {
  const compiler = typescript();
  return descendants(file)
    .filter(compiler.isExpressionStatement)
    .filter(({ expression }) => !isAssignment(expression))
    .filter(({ expression }) => isThenable(checker.getTypeAtLocation(expression), checker))
    .map(({ expression }) => ({
      position: expression.getStart(),
      message: `${describe(expression)} that is not awaited: put \`await\` before it, or \`void\` if nothing has to wait for it`,
    }));
}

function isAssignment(expression: ts.Expression): boolean {
  const { SyntaxKind, isBinaryExpression } = typescript();
  if (!isBinaryExpression(expression)) return false;
  const { kind } = expression.operatorToken;
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}

function isThenable(type: ts.Type, checker: ts.TypeChecker): boolean {
  if (type.isUnion()) return type.types.some((part) => isThenable(part, checker));
  const then = checker.getApparentType(type).getProperty("then");
  return then !== undefined && checker.getTypeOfSymbol(then).getCallSignatures().length > 0;
}

function describe(expression: ts.Expression): string {
  const { isCallExpression } = typescript();
  const called = isCallExpression(expression);
  const text = (called ? expression.expression : expression).getText().replace(/\s+/g, " ");
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return called ? `\`${short}()\` returns a promise` : `\`${short}\` is a promise`;
}
