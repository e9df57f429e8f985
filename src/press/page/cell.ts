import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { CLAIM_MIME, PREDICTION_MIME } from "../../lab/lesson/mime.js";
import { type Cell, isNotes, type Output, sectionsOf } from "../notebook/index.js";
import { codeBlock } from "./code.js";
import { counted, fold } from "./fold.js";
import { hintsOf } from "./hints.js";
import { htmlOutput } from "./html-output.js";
import { markdown } from "./markdown.js";
import { output } from "./output.js";
import type { Scope } from "./scope.js";
import { instructorNotes, teachingMark } from "./teaching.js";

export interface CellOptions {
  /** The language of the notebook's code. */
  language: string;
  /** How long the cell ran; told where it is long enough to matter. */
  seconds?: number | undefined;
}

/**
 * A cell as a part of the page, its id as its anchor.
 *
 * What its tags leave out or fold: see {@link hintsOf}. `exercise` marks the reader's turn;
 * `solution` is folded by the page, which joins neighbours. A cell that only speaks (claims, predictions, a
 * chart) does so first, its code folded below.
 */
export async function cellSection(
  cell: Cell,
  scope: Scope,
  options: CellOptions,
): Promise<Element | undefined> {
  const { removed, folded } = hintsOf(cell);
  if (removed.has("cell")) return undefined;
  const content = await contentOf(cell, scope, options);
  if (content.length === 0) return undefined;
  if (isNotes(cell)) return instructorNotes(cell.id, content);
  const children = folded.has("cell") ? [fold("Cell", content, "hidden")] : content;
  const className = ["cell", cell.kind === "code" ? "run" : "text"];
  if (cell.tags.includes("exercise")) {
    className.push("exercise");
    children.unshift(h("p", { className: ["label"] }, "Exercise: your turn"));
  }
  return h("div", { className, id: cell.id }, children);
}

async function contentOf(
  cell: Cell,
  scope: Scope,
  options: CellOptions,
): Promise<ElementContent[]> {
  if (cell.kind === "markdown") {
    const prose = await markdown(cell.source, scope);
    return withMinutes(cell, scope.linkTerms?.(prose) ?? prose);
  }
  if (cell.kind === "raw") return rawContent(cell, scope);
  const { source } = cell;
  const { removed, folded } = hintsOf(cell);
  const children: ElementContent[] = [];
  if (!removed.has("input") && source.trim() !== "") {
    const block = await codeBlock(source, options.language, scope);
    const hidden = folded.has("input") || onlySpeaks(cell);
    children.push(hidden ? fold("Code", [block], "hidden") : block);
  }
  const outputs = cell.outputs.filter((put) => put.type !== "stream" || !removed.has(put.name));
  if (removed.has("output") || outputs.length === 0) return children;
  const put = h("div", { className: ["output"] }, await outputsOf(joined(outputs), cell.id, scope));
  if (options.seconds !== undefined && options.seconds >= 1) {
    put.children.push(
      h("p", { className: ["took"] }, `The cell ran for ${said(options.seconds)}.`),
    );
  }
  children.push(folded.has("output") ? fold("Output", [put], "hidden") : put);
  // What was said comes first, and how it was found out below it.
  return onlySpeaks(cell) ? children.reverse() : children;
}

/** The minutes that a section takes to teach, under its heading. */
function withMinutes(cell: Cell, prose: ElementContent[]): ElementContent[] {
  const [section] = sectionsOf({ cells: [cell] });
  if (section?.minutes === undefined) return prose;
  const heading = prose.findIndex((child) => child.type === "element");
  const mark = teachingMark(section.minutes, section.core);
  return [...prose.slice(0, heading + 1), mark, ...prose.slice(heading + 1)];
}

const SAYINGS = [CLAIM_MIME, PREDICTION_MIME];

/**
 * Whether a cell does nothing but make claims, ask for predictions and reveal them, or show one
 * chart of what earlier cells recorded.
 */
function onlySpeaks({ outputs, source }: Cell): boolean {
  const displays = outputs.filter((output) => output.type === "display");
  if (outputs.length === 0 || displays.length < outputs.length) return false;
  const says = (data: Record<string, unknown>) => SAYINGS.some((mime) => data[mime] !== undefined);
  return displays.every(({ data }) => says(data)) || /^await show\(/.test(source);
}

async function outputsOf(
  outputs: readonly Output[],
  cell: string,
  scope: Scope,
): Promise<ElementContent[]> {
  const shown: ElementContent[] = [];
  for (const [index, put] of outputs.entries()) {
    // Anchors and footnotes of two outputs must differ, and no cell or heading has a dot in its id.
    const id = `${cell}.${index + 1}`;
    shown.push(...(await output(put, id, { ...scope, cell: id })));
  }
  return shown;
}

/** A program's lines may come in many messages: one after another they are one output. */
function joined(outputs: readonly Output[]): Output[] {
  const all: Output[] = [];
  for (const put of outputs) {
    const last = all.at(-1);
    if (put.type === "stream" && last?.type === "stream" && last.name === put.name) {
      all[all.length - 1] = { ...last, text: last.text + put.text };
    } else all.push(put);
  }
  return all;
}

async function rawContent(cell: Cell, scope: Scope): Promise<ElementContent[]> {
  const format = cell.metadata.format ?? cell.metadata.raw_mimetype;
  if (format === "text/html") return htmlOutput(cell.source, cell.id, scope) ?? [];
  if (format === "text/markdown") return markdown(cell.source, scope);
  return [await codeBlock(cell.source, "", scope)];
}

function said(seconds: number): string {
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${counted(Math.round(seconds / 60), "minute")}`;
}
