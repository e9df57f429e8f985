import type { Element } from "hast";
import { h } from "hastscript";
import type { CheckResult } from "../../lab/lesson/mime.js";
import { fold } from "./fold.js";
import { icon } from "./icon.js";
import { inlineMarkdown } from "./markdown.js";
import type { Scope } from "./scope.js";

/**
 * What a check saw of an answer. The starter's is shown too: it says what is to be reached. The
 * style sheet keeps a hint away until the one before it is open.
 */
export async function checkBox(result: CheckResult, scope: Scope): Promise<Element> {
  const { passed, observed, expected, hint, hints = hint ? [hint] : [] } = result;
  const box = h("div", { className: ["check", passed ? "passed" : "open"] }, [
    h("p", { className: ["verdict"] }, [
      ...(passed ? [icon("check")] : []),
      h("strong", passed ? "Passed" : "Not yet"),
    ]),
    h("dl", [
      h("dt", "Observed"),
      h("dd", await inlineMarkdown(observed, scope)),
      h("dt", "Expected"),
      h("dd", await inlineMarkdown(expected, scope)),
    ]),
  ]);
  for (const [index, text] of hints.entries()) {
    const name = hints.length === 1 ? "Hint" : `Hint ${index + 1} of ${hints.length}`;
    box.children.push(fold(name, [h("p", await inlineMarkdown(text, scope))], "hint"));
  }
  return box;
}
