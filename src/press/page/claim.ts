import type { Element } from "hast";
import { h } from "hastscript";
import { A_RATIO_MAY_FAIL, type Claim } from "../../lab/lesson/mime.js";
import { icon } from "./icon.js";
import { inlineMarkdown } from "./markdown.js";
import type { Scope } from "./scope.js";

const KINDS = {
  exact: "exact: must hold on every machine",
  measured: "measured: a ratio of this run",
};

/** What the lesson asserts, whether it held in this run, and what was observed. */
export async function claimBox(
  { id, text, kind, holds, evidence }: Claim,
  scope: Scope,
): Promise<Element> {
  return h("div", { className: ["claim", holds ? "holds" : "fails"], id: `claim.${id}` }, [
    h("p", { className: ["verdict"] }, [
      icon(holds ? "check" : "cross"),
      h("strong", holds ? "Claim holds" : "Claim does not hold"),
      h("span", { className: ["kind"] }, KINDS[kind] ?? kind),
    ]),
    h("p", { className: ["text"] }, await inlineMarkdown(text, scope)),
    h("p", { className: ["evidence"] }, await inlineMarkdown(evidence, scope)),
    ...(kind === "measured" && !holds
      ? [h("p", { className: ["evidence"] }, A_RATIO_MAY_FAIL)]
      : []),
  ]);
}
