import { createRequire } from "node:module";
import type ts from "typescript";
import { floatingPromises } from "../press/notebook/typecheck/floating-promises.js";

/** A promise that a cell makes and lets go. */
export interface ForgottenAwait {
  /** In the cell, from 1. */
  line: number;
  /** What is missing, one sentence of Markdown without a full stop. */
  message: string;
}

/** What the compiler said of the cell that was compiled last. */
export interface CompiledCell {
  forgotten: ForgottenAwait[];
  /** Its last statement, where the type does not tell whether its value is a promise. */
  untyped?: ForgottenAwait;
}

/** What tslab's fork of the compiler has besides. */
type Compiler = typeof ts & {
  getPreEmitDiagnosticsOfFiles(program: ts.Program, files: ts.SourceFile[]): ts.Diagnostic[];
};

/** The compiler says so itself where an `await` would mend a mistake, in a note that tslab leaves out. */
const FORGOT_AWAIT = 2773;

/**
 * Looks over tslab's shoulder while it compiles a cell: for promises that nothing awaits, by their
 * types. To be called before tslab is loaded: its compiler cannot be changed afterwards.
 *
 * @param script The script that starts tslab.
 */
export function watchForgottenAwaits(script: string): { compiled(): CompiledCell } {
  const load = createRequire(script);
  const file = load.resolve("@tslab/typescript-for-tslab");
  const compiler = load(file) as Compiler;
  let last: CompiledCell = { forgotten: [] };

  const diagnose: Compiler["getPreEmitDiagnosticsOfFiles"] = (program, files) => {
    last = lookAt(files[0]!, program.getTypeChecker(), compiler);
    return compiler.getPreEmitDiagnosticsOfFiles(program, files).map(withAdvice);
  };
  load.cache[file]!.exports = new Proxy(compiler, {
    get: (target, name) =>
      name === "getPreEmitDiagnosticsOfFiles" ? diagnose : Reflect.get(target, name),
  });
  return { compiled: () => last };
}

function lookAt(file: ts.SourceFile, checker: ts.TypeChecker, compiler: Compiler): CompiledCell {
  const lineOf = (position: number) =>
    // tslab puts a line of its own before the cell.
    file.getLineAndCharacterOfPosition(position).line;
  const forgotten = floatingPromises(file, checker, compiler)
    .filter(({ expression }) => !isChained(expression, compiler))
    .map(({ position, message }) => ({ line: lineOf(position), message }));
  const final = file.statements.filter((one) => !compiler.isExportDeclaration(one)).at(-1);
  if (!final || !compiler.isExpressionStatement(final)) return { forgotten };
  const type = checker.getTypeAtLocation(final.expression);
  if (!(type.flags & compiler.TypeFlags.Any)) return { forgotten };
  const line = lineOf(final.expression.getStart());
  const message = "the cell's last value is a promise that is not awaited: put `await` before it";
  return { forgotten, untyped: { line, message } };
}

/** Who writes `.then` or `.catch` knows that it is a promise. */
function isChained(expression: ts.Expression, compiler: Compiler): boolean {
  if (!compiler.isCallExpression(expression)) return false;
  const called = expression.expression;
  return (
    compiler.isPropertyAccessExpression(called) &&
    ["then", "catch", "finally"].includes(called.name.text)
  );
}

function withAdvice(diagnostic: ts.Diagnostic): ts.Diagnostic {
  const advice = diagnostic.relatedInformation?.find(({ code }) => code === FORGOT_AWAIT);
  if (!advice) return diagnostic;
  const { messageText: text } = diagnostic;
  const more = ` ${advice.messageText}`;
  const messageText =
    typeof text === "string" ? text + more : { ...text, messageText: text.messageText + more };
  return { ...diagnostic, messageText };
}
