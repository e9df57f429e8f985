import { splitLines } from "./json/split-lines.js";
import { writeJson } from "./json/write-json.js";
import { kernelspec, languageInfo } from "./language.js";
import type { Cell, Notebook } from "./notebook.js";
import { parseNotebook } from "./parse-notebook.js";
import { isObject } from "./shape.js";
import { trimCode } from "./trim-code.js";

/**
 * The one form in which a notebook is committed: nbformat 4.5 as Jupyter writes it, without outputs
 * and execution counts, with no metadata but the kernel, `overlap`, tags and `jupyter.source_hidden`,
 * and with no trailing white space in code. Jupyter changes nothing when it saves it unexecuted.
 * A notebook of another kernel keeps that kernel, for the house rules to object to.
 * @throws NotebookError as parseNotebook does
 */
export function formatNotebook(text: string, file: string): string {
  const notebook = parseNotebook(text, file);
  const canonical = {
    cells: notebook.cells.map(canonicalCell),
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

function canonicalCell({ id, kind, source, tags, metadata, attachments }: Cell) {
  const { jupyter, overlap } = metadata;
  const hidden = isObject(jupyter) && jupyter.source_hidden === true;
  return {
    ...(Object.keys(attachments).length > 0 && { attachments: splitAttachments(attachments) }),
    cell_type: kind,
    ...(kind === "code" && { execution_count: null, outputs: [] }),
    id,
    metadata: {
      ...(hidden && { jupyter: { source_hidden: true } }),
      ...(overlap !== undefined && { overlap }),
      ...(tags.length > 0 && { tags }),
    },
    source: splitLines(canonicalSource(kind, source)),
  };
}

function canonicalSource(kind: Cell["kind"], source: string): string {
  // A raw cell is nobody's but its author's.
  if (kind === "raw") return source;
  const text = source.replace(/\r\n?/g, "\n");
  // At the end of a markdown line, two spaces are a line break.
  return (kind === "code" ? trimCode(text) : text).replace(/[ \t\n]+$/, "");
}

/** Jupyter cuts into lines what is text, and leaves base64 whole. */
function splitAttachments(attachments: Cell["attachments"]) {
  return Object.fromEntries(
    Object.entries(attachments).map(([name, bundle]) => [
      name,
      Object.fromEntries(
        Object.entries(bundle).map(([mime, data]) => [
          mime,
          isText(mime) ? splitLines(data) : data,
        ]),
      ),
    ]),
  );
}

function isText(mime: string): boolean {
  return mime.startsWith("text/") || mime === "application/javascript" || mime === "image/svg+xml";
}
