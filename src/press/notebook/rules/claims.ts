import { descendants, lineAt, parseCode } from "../parse-code.js";
import { typescript } from "../typescript.js";
import type { Rule } from "./rule.js";

/** A claim is found again by its id, in the page and in the results of the course. */
export const uniqueClaims: Rule = ({ cells }) => {
  const firstIn = new Map<string, string>();
  return cells.flatMap(({ id: cell, kind, source }) =>
    (kind === "code" ? claimIds(source) : []).flatMap(({ id, line }) => {
      const first = firstIn.get(id);
      if (first === undefined) firstIn.set(id, cell);
      return first === undefined
        ? []
        : { cell, line, message: `expected a claim id of its own, got \`${id}\` as in ${first}` };
    }),
  );
};

/** The ids of `claim("id", …)`; an id that is computed cannot be known here. */
export function claimIds(source: string): { id: string; line: number }[] {
  if (!source.includes("claim")) return [];
  const { isCallExpression, isIdentifier, isStringLiteralLike } = typescript();
  return descendants(parseCode(source))
    .filter(isCallExpression)
    .filter(({ expression }) => isIdentifier(expression) && expression.text === "claim")
    .flatMap((call) => {
      const [id] = call.arguments;
      if (id === undefined || !isStringLiteralLike(id)) return [];
      return { id: id.text, line: lineAt(source, id.getStart()) };
    });
}
