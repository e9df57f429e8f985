import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { CheckResult, Claim, Game, Prediction, SourceListing } from "../../lab/lesson/mime.js";
import {
  CHECK_MIME,
  CLAIM_MIME,
  GAME_MIME,
  PREDICTION_MIME,
  SOURCE_MIME,
} from "../../lab/lesson/mime.js";
import type { Output } from "../notebook/index.js";
import { chartFigure } from "./chart.js";
import { checkBox } from "./check.js";
import { claimBox } from "./claim.js";
import { failure } from "./failure.js";
import { gameBox } from "./game.js";
import { htmlOutput } from "./html-output.js";
import { jsonOutput } from "./json.js";
import { inlineMarkdown, markdown } from "./markdown.js";
import { formula } from "./math.js";
import { drawing, liveDrawing, picture } from "./picture.js";
import { predictionBox } from "./prediction.js";
import type { Scope } from "./scope.js";
import { sourceListing } from "./source.js";
import { streamOutput } from "./stream.js";
import { raw } from "./tree.js";

type Data = Record<string, unknown>;
type Rendering = ElementContent[] | undefined;

/** A MIME type that we show, and how; nothing where this content cannot be shown after all. */
interface Kind {
  matches(mime: string): boolean;
  render(value: unknown, data: Data, id: string, scope: Scope): Promise<Rendering> | Rendering;
}

/** From the richest to the plainest: a bundle is shown as the first that it holds. */
const kinds: Kind[] = [
  record<Claim>(CLAIM_MIME, ["id", "text", "evidence"], async (claim, _, __, scope) => [
    await claimBox(claim, scope),
  ]),
  record<Prediction>(PREDICTION_MIME, ["id", "question"], async (asked, _, __, scope) => [
    await predictionBox(asked, scope),
  ]),
  record<CheckResult>(CHECK_MIME, ["observed", "expected"], async (result, _, __, scope) => [
    await checkBox(result, scope),
  ]),
  record<SourceListing>(SOURCE_MIME, ["file", "code"], async (listing, _, __, scope) => [
    await sourceListing(listing, scope),
  ]),
  record<Game>(GAME_MIME, ["name"], async (game) => [gameBox(game)]),
  {
    matches: (mime) => /^application\/vnd\.vega(lite)?\.v\d+(\.\d+)*\+json$/.test(mime),
    render: chart,
  },
  text("text/html", (html, _, id, scope) => htmlOutput(html, id, scope)),
  text("text/markdown", (source, _, __, scope) => markdown(source, { ...scope, slug: undefined })),
  text("image/svg+xml", (svg, data, id, { trusted }) => [
    (trusted && liveDrawing(svg)) || drawing(svg, id, named(data, "Drawing")),
  ]),
  ...["image/png", "image/jpeg", "image/gif", "image/webp"].map((mime) =>
    text(mime, (base64, data) => [picture(mime, base64, named(data, "Picture"))]),
  ),
  text("text/latex", latex),
  text("application/javascript", (code, _, __, { trusted }) =>
    trusted ? [raw(`<script>${code.replaceAll("</script", "<\\/script")}</script>`)] : undefined,
  ),
  {
    // A chart, claim or widget that cannot be shown says nothing to a reader as JSON.
    matches: (mime) => /^application\/(?:(?!vnd\.).*\+)?json$/.test(mime),
    render: async (value, _, __, { cache }) => [await jsonOutput(value, cache)],
  },
  text("text/plain", (plain) => [streamOutput(plain, "plain")]),
];

/**
 * What a cell put out.
 *
 * @param id The output's own anchor: `CELL.1` for the first of its cell.
 */
export async function output(put: Output, id: string, scope: Scope): Promise<ElementContent[]> {
  if (put.type === "stream") return [streamOutput(put.text, put.name)];
  if (put.type === "error") return [failure(put)];
  for (const kind of kinds) {
    for (const [mime, value] of Object.entries(put.data)) {
      if (!kind.matches(mime)) continue;
      const shown = await kind.render(value, put.data, id, scope);
      if (shown) return shown;
    }
  }
  const types = Object.keys(put.data).join(", ") || "nothing";
  return inlineMarkdown(`*An output that needs a live notebook (${types}).*`, scope);
}

async function chart(spec: unknown, data: Data, id: string, scope: Scope): Promise<Rendering> {
  if (spec === null || typeof spec !== "object") return undefined;
  const svg = data["image/svg+xml"];
  try {
    return [
      await chartFigure(spec as Data, typeof svg === "string" ? svg : undefined, {
        id,
        cache: scope.cache,
        keep: scope.keepChart,
      }),
    ];
  } catch (error) {
    scope.report(`chart: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Formulas in a text: `$$…$$` and `\[…\]` are lines of their own, `$…$` and `\(…\)` are not. */
const FORMULAS =
  /(?<block>\$\$|\\\[)(?<own>[\s\S]+?)(?:\$\$|\\\])|(?:\$|\\\()(?<inner>[^$]+?)(?:\$|\\\))/g;

function latex(source: string, _: Data, __: string, { report }: Scope): Rendering {
  try {
    const found = [...source.matchAll(FORMULAS)];
    const [first] = found;
    if (!first) return formula(source, true);
    if (first[0] === source.trim()) return formula(latexOf(first), true);
    return [h("p", mixed(source, found))];
  } catch (error) {
    report((error as Error).message);
    return undefined;
  }
}

function latexOf({ groups }: RegExpExecArray): string {
  return groups?.own ?? groups?.inner ?? "";
}

/** A text with its formulas drawn. */
function mixed(text: string, found: readonly RegExpExecArray[]): ElementContent[] {
  const parts: ElementContent[] = [];
  let end = 0;
  for (const one of found) {
    parts.push({ type: "text", value: text.slice(end, one.index) });
    parts.push(...formula(latexOf(one), one.groups?.block !== undefined));
    end = one.index + one[0].length;
  }
  return [...parts, { type: "text", value: text.slice(end) }];
}

function named(data: Data, otherwise: string): string {
  const plain = data["text/plain"];
  return typeof plain === "string" && plain.trim() !== "" ? plain.trim() : otherwise;
}

function text(
  mime: string,
  render: (value: string, data: Data, id: string, scope: Scope) => Promise<Rendering> | Rendering,
): Kind {
  return {
    matches: (other) => other === mime,
    render: (value, data, id, scope) =>
      typeof value === "string" ? render(value, data, id, scope) : undefined,
  };
}

function record<T>(
  mime: string,
  texts: readonly (keyof T & string)[],
  render: (value: T, data: Data, id: string, scope: Scope) => Promise<Rendering>,
): Kind {
  const isRecord = (value: unknown): value is T =>
    value !== null &&
    typeof value === "object" &&
    texts.every((name) => typeof (value as Data)[name] === "string");
  return {
    matches: (other) => other === mime,
    render: (value, data, id, scope) =>
      isRecord(value) ? render(value, data, id, scope) : undefined,
  };
}
