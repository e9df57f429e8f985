import type ts from "typescript";
import { descendants, lineAt, parseCode } from "../parse-code.js";
import { typescript } from "../typescript.js";
import type { Finding, Rule } from "./rule.js";

/** What compiles elsewhere and yet does not run in a cell of tslab. */
export const onlyWhatTslabRuns: Rule = ({ cells }) =>
  cells
    .filter(({ kind }) => kind === "code")
    .flatMap(({ id, source }) => {
      const file = parseCode(source);
      return [...descendants(file).flatMap(unsupported), ...unnoticedAwaits(file, source)].map(
        ({ node, message }) => ({
          cell: id,
          line: lineAt(source, node.getStart()),
          message,
        }),
      ) satisfies Finding[];
    });

interface Found {
  node: ts.Node;
  message: string;
}

function unsupported(node: ts.Node): Found[] {
  const compiler = typescript();
  const found = (message: string) => [{ node, message }];
  if (compiler.isVariableDeclarationList(node) && node.flags & compiler.NodeFlags.Using)
    return found("tslab cannot run `using`: release in a `finally`");
  if (compiler.isMetaProperty(node) && node.keywordToken === compiler.SyntaxKind.ImportKeyword)
    return found("tslab has no `import.meta`: start from `process.cwd()`");
  if (compiler.isIdentifier(node) && /^__(dir|file)name$/.test(node.text))
    return found(`tslab has no \`${node.text}\`: start from \`process.cwd()\``);
  if (compiler.isImportEqualsDeclaration(node))
    return found('tslab cannot run `import x = …`: write `import x from "…"`');
  if (isExport(node)) return found("a cell exports nothing: later cells see what it declares");
  return [];
}

function isExport(node: ts.Node): boolean {
  const compiler = typescript();
  return (
    compiler.isExportDeclaration(node) ||
    compiler.isExportAssignment(node) ||
    node.kind === compiler.SyntaxKind.ExportKeyword
  );
}

/**
 * tslab runs a cell as an async function when the compiler objects to an `await` expression at its
 * top. It does not look for `for await`, and a comment that hides the objection hides it from tslab.
 */
function unnoticedAwaits(file: ts.SourceFile, source: string): Found[] {
  const compiler = typescript();
  const lines = source.split("\n");
  const found: Found[] = [];
  for (const node of outsideFunctions(file)) {
    if (compiler.isForOfStatement(node) && node.awaitModifier) {
      const message = "tslab cannot run `for await` in a cell with no other `await`: add one";
      found.push({ node, message });
    } else if (compiler.isAwaitExpression(node)) {
      const directive = directiveAbove(lines, lineAt(source, node.getStart()) - 1);
      if (directive === undefined) return [];
      found.push({ node, message: `tslab cannot run an \`await\` under \`${directive}\`` });
    }
  }
  return found;
}

/** The comment that hides the errors of a line: right above it, but for other comments. */
function directiveAbove(lines: string[], at: number): string | undefined {
  for (let above = at - 1; above >= 0; above--) {
    const line = lines[above]!.trim();
    const directive = /^\/[/*].*(@ts-(?:ignore|expect-error))\b/.exec(line);
    if (directive) return `// ${directive[1]}`;
    if (line !== "" && !line.startsWith("//")) return undefined;
  }
  return undefined;
}

/** What runs when the cell runs. */
function outsideFunctions(file: ts.SourceFile): ts.Node[] {
  const { isFunctionLike, isClassLike } = typescript();
  return descendants(file, (node) => isFunctionLike(node) || isClassLike(node));
}
