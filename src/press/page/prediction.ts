import type { Element } from "hast";
import { h } from "hastscript";
import type { Prediction } from "../../lab/lesson/mime.js";
import { fold } from "./fold.js";
import { inlineMarkdown } from "./markdown.js";
import type { Scope } from "./scope.js";

/** A question to answer before reading on; once the run has answered it, the answer is folded. */
export async function predictionBox(prediction: Prediction, scope: Scope): Promise<Element> {
  const { id, question, options = [], unit, answer, truth, because } = prediction;
  const stage = truth === undefined ? "asked" : "revealed";
  const named = { dataPrediction: id, dataUnit: unit };
  const box = h("div", { className: ["prediction", stage], ...named }, [
    h("p", { className: ["label"] }, truth === undefined ? "Predict" : "Predicted"),
    h("p", { className: ["question"] }, await inlineMarkdown(question, scope)),
  ]);
  if (truth === undefined) {
    const items = await Promise.all(
      options.map(async (option) => h("li", await inlineMarkdown(option, scope))),
    );
    if (items.length > 0) box.children.push(h("ul", { className: ["options"] }, items));
    else if (unit) box.children.push(h("p", { className: ["remark"] }, `A number, in ${unit}.`));
  }
  if (answer !== undefined) {
    box.children.push(h("p", ["You said: ", h("strong", withUnit(answer, unit))]));
  }
  if (truth !== undefined) {
    box.children.push(
      fold("What the run recorded", [
        h("p", [
          h("strong", withUnit(truth, unit)),
          ". ",
          ...(await inlineMarkdown(because ?? "", scope)),
        ]),
      ]),
    );
  }
  return box;
}

/** Whole numbers with separated thousands, others with three significant digits. */
function withUnit(value: string | number, unit: string | undefined): string {
  const text =
    typeof value === "string"
      ? value
      : (Number.isInteger(value) ? value : Number(value.toPrecision(3))).toLocaleString("en-US");
  return unit === undefined ? text : `${text} ${unit}`;
}
