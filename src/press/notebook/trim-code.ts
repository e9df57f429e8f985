import { descendants, parseCode } from "./parse-code.js";
import { typescript } from "./typescript.js";

/** Code without white space at the ends of lines, save where it is part of a template literal. */
export function trimCode(source: string): string {
  if (!/[ \t]$/m.test(source)) return source;
  const compiler = typescript();
  const literals = descendants(parseCode(source)).filter(compiler.isTemplateLiteralToken);
  return source.replace(/[ \t]+$/gm, (space, offset: number) =>
    literals.some((literal) => literal.getStart() < offset && offset < literal.end) ? space : "",
  );
}
