import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import {
  CHART_MIME,
  CLAIM_MIME,
  type Claim,
  GAME_MIME,
  PREDICTION_MIME,
  type Prediction,
} from "../../lab/lesson/mime.js";
import type { Output } from "../../press/notebook/index.js";
import { elements, inlineMarkdown, markdown, type Scope, textOf } from "../../press/page/index.js";
import { type Picture, pictureOf } from "./drawing.js";

/** What a cell has put out, as far as slides show it. */
export type Shown =
  | { kind: "chart"; picture: Picture }
  | { kind: "claim"; claim: Claim }
  | { kind: "prediction"; prediction: Prediction }
  | { kind: "table"; table: Element }
  | { kind: "text"; text: string };

/** A table that a room can read is no larger than this. */
const TABLE = { rows: 9, columns: 6, characters: 420 };

/** Nothing where a slide would not show it: checks, games, listings, long tables. */
export async function shownOf(
  output: Output,
  id: string,
  scope: Scope,
): Promise<Shown | undefined> {
  if (output.type === "stream") return { kind: "text", text: output.text.trimEnd() };
  if (output.type !== "display") return undefined;
  const { data } = output;
  const chart = data[CHART_MIME];
  const svg = data["image/svg+xml"];
  if (chart !== null && typeof chart === "object" && typeof svg === "string") {
    const picture = pictureOf(chart as Record<string, unknown>, svg, id);
    return picture && { kind: "chart", picture };
  }
  if (data[CLAIM_MIME]) return { kind: "claim", claim: data[CLAIM_MIME] as Claim };
  if (data[PREDICTION_MIME]) {
    return { kind: "prediction", prediction: data[PREDICTION_MIME] as Prediction };
  }
  // Of all others the Markdown is what readers without our page see of something richer.
  const types = Object.keys(data);
  if (data[GAME_MIME] || types.some((type) => /^application\//.test(type))) return undefined;
  if (typeof data["text/markdown"] !== "string") return undefined;
  const table = tableOf(await markdown(data["text/markdown"], { ...scope, slug: undefined }));
  return table && { kind: "table", table };
}

/** The table among these blocks, where it is the only one and small enough. */
function tableOf(blocks: readonly ElementContent[]): Element | undefined {
  const all = blocks.flatMap((block) => (block.type === "element" ? [...elements(block)] : []));
  const [table, another] = all.filter(({ tagName }) => tagName === "table");
  if (!table || another) return undefined;
  const rows = [...elements(table)].filter(({ tagName }) => tagName === "tr");
  const columns = Math.max(...rows.map(({ children }) => children.filter(isElement).length));
  const large =
    rows.length - 1 > TABLE.rows ||
    columns > TABLE.columns ||
    textOf(table).length > TABLE.characters;
  return large ? undefined : table;
}

function isElement(node: ElementContent): boolean {
  return node.type === "element";
}

/** What the room is asked, with the answers to choose from. */
export async function question({ question, options = [], unit }: Prediction, scope: Scope) {
  const items = await Promise.all(
    options.map(async (option) => h("li", await inlineMarkdown(option, scope))),
  );
  return {
    title: await inlineMarkdown(question, scope),
    body:
      items.length > 0
        ? [h("ol", { className: ["options"] }, items)]
        : [
            h(
              "p",
              { className: ["unit"] },
              unit === undefined ? "Your answer?" : `A number, in ${unit}.`,
            ),
          ],
  };
}

/** What the run has recorded, large, and why. */
export async function answer({ question, truth, unit, because }: Prediction, scope: Scope) {
  const said =
    typeof truth === "number" ? numeral(truth) : await inlineMarkdown(String(truth), scope);
  return {
    title: await inlineMarkdown(question, scope),
    body: [
      h("p", { className: ["truth"] }, [
        ...(typeof said === "string" ? [{ type: "text" as const, value: said }] : said),
        ...(unit === undefined ? [] : [h("span", { className: ["unit"] }, ` ${unit}`)]),
      ]),
      ...(because
        ? [h("p", { className: ["because"] }, await inlineMarkdown(because, scope))]
        : []),
    ],
  };
}

/** What was asserted, with its verdict in words, and what was observed. */
export async function verdict(claim: Claim, scope: Scope): Promise<Element> {
  const { text, kind, holds, evidence } = claim;
  return h("li", { className: [holds ? "holds" : "fails"] }, [
    h("p", { className: ["verdict"] }, [
      h("strong", holds ? "Holds" : "Does not hold"),
      h("span", kind === "exact" ? "exact" : "measured"),
    ]),
    h("p", { className: ["text"] }, await inlineMarkdown(text, scope)),
    h("p", { className: ["evidence"] }, await inlineMarkdown(evidence, scope)),
  ]);
}

function numeral(value: number): string {
  return (Number.isInteger(value) ? value : Number(value.toPrecision(3))).toLocaleString("en-US");
}
