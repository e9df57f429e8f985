import type { ElementContent, Properties } from "hast";
import temml from "temml";
import { classes, elements, parse } from "./tree.js";

/** What Jupyter's MathJax knows of older LaTeX, in words that temml knows. */
const macros = { "\\mbox": "\\text{#1}" };

function modern(latex: string): string {
  return latex
    .replace(/\\begin\{eqnarray\*?\}/g, "\\begin{array}{rcl}")
    .replace(/\\end\{eqnarray\*?\}/g, "\\end{array}");
}

/**
 * A LaTeX formula as MathML.
 *
 * @throws Error that says in one line what is wrong in the formula.
 */
export function formula(latex: string, display: boolean): ElementContent[] {
  let html: string;
  try {
    html = temml.renderToString(modern(latex), {
      displayMode: display,
      throwOnError: true,
      macros: { ...macros },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`formula: ${reason.replace(/\s+/g, " ").trim()}`);
  }
  const tree = parse(html);
  for (const element of elements(tree)) {
    if (element.properties.style === undefined) continue;
    element.properties = withoutStyle(element.properties, classes(element));
  }
  return tree.children as ElementContent[];
}

// The page allows no inline style; what cannot be said by an attribute has a class.
function withoutStyle({ style, ...rest }: Properties, known: string[]): Properties {
  const className = [...known];
  const properties = { ...rest };
  for (const declaration of String(style).split(";")) {
    const [name = "", value = ""] = declaration.split(":").map((part) => part.trim());
    if (name === "color") properties.mathcolor = value;
    if (name === "background-color") properties.mathbackground = value;
    if (name === "border") className.push("boxed");
    if (name === "width" && value === "100%") className.push("full");
  }
  return className.length > 0 ? { ...properties, className } : properties;
}
