import { splitLines } from "./json/split-lines.js";
import { writeJson } from "./json/write-json.js";
import { kernelspec, languageInfo } from "./language.js";
import type { Cell, Notebook, Output } from "./notebook.js";
import { jsonMime } from "./raw-notebook.js";
import { isObject } from "./shape.js";
import { trimCode } from "./trim-code.js";

export interface WriteNotebookOptions {
  /** Whether outputs and execution counts are written; default false. */
  outputs?: boolean;
}

/**
 * A notebook as a file: nbformat 4.5 as Jupyter writes it, with no metadata but the kernel,
 * `overlap`, tags, `jupyter.source_hidden` and `slideshow.slide_type`, and with no trailing white space in code.
 * A notebook of another kernel keeps that kernel.
 */
export function writeNotebook(
  notebook: Notebook,
  { outputs = false }: WriteNotebookOptions = {},
): string {
  const canonical = {
    cells: notebook.cells.map((cell) => canonicalCell(cell, outputs)),
    metadata: canonicalMetadata(notebook),
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${writeJson(canonical)}\n`;
}

function canonicalMetadata({ metadata }: Notebook) {
  const { kernelspec: kernel, language_info, overlap } = metadata;
  const ours = !isObject(kernel) || kernel.name === kernelspec.name;
  return {
    ...(ours ? { kernelspec, language_info: languageInfo } : { kernelspec: kernel }),
    ...(!ours && language_info !== undefined && { language_info }),
    ...(overlap !== undefined && { overlap }),
  };
}

function canonicalCell(cell: Cell, withOutputs: boolean) {
  const { id, kind, source, tags, metadata, attachments, outputs, executionCount } = cell;
  const { jupyter, overlap, slideshow } = metadata;
  const hidden = isObject(jupyter) && jupyter.source_hidden === true;
  return {
    ...(Object.keys(attachments).length > 0 && { attachments: splitAttachments(attachments) }),
    cell_type: kind,
    ...(kind === "code" && {
      execution_count: withOutputs ? executionCount : null,
      outputs: withOutputs ? outputs.map(rawOutput) : [],
    }),
    id,
    metadata: {
      ...(hidden && { jupyter: { source_hidden: true } }),
      ...(overlap !== undefined && { overlap }),
      ...(isObject(slideshow) &&
        slideshow.slide_type !== undefined && {
          slideshow: { slide_type: slideshow.slide_type },
        }),
      ...(tags.length > 0 && { tags }),
    },
    source: splitLines(canonicalSource(kind, source)),
  };
}

function rawOutput(output: Output) {
  if (output.type === "stream")
    return { name: output.name, output_type: "stream", text: splitLines(output.text) };
  if (output.type === "error") {
    const { name, message, traceback } = output;
    return { ename: name, evalue: message, output_type: "error", traceback };
  }
  return {
    data: splitBundle(output.data),
    metadata: output.metadata,
    output_type: "display_data",
  };
}

function canonicalSource(kind: Cell["kind"], source: string): string {
  // A raw cell is nobody's but its author's.
  if (kind === "raw") return source;
  const text = source.replace(/\r\n?/g, "\n");
  // At the end of a markdown line, two spaces are a line break.
  return (kind === "code" ? trimCode(text) : text).replace(/[ \t\n]+$/, "");
}

function splitAttachments(attachments: Cell["attachments"]) {
  return Object.fromEntries(
    Object.entries(attachments).map(([name, bundle]) => [name, splitBundle(bundle)]),
  );
}

/** Jupyter cuts into lines what is text, and leaves base64 whole. */
function splitBundle(bundle: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(bundle).map(([mime, data]) => [
      mime,
      typeof data === "string" && isText(mime) ? splitLines(data) : data,
    ]),
  );
}

function isText(mime: string): boolean {
  if (jsonMime.test(mime)) return false;
  return mime.startsWith("text/") || mime === "application/javascript" || mime === "image/svg+xml";
}
