import { basename } from "node:path";
import { deriveIds } from "./derive-ids.js";
import { readJson } from "./json/read-json.js";
import { headings } from "./markdown/headings.js";
import type { Cell, Notebook, Output } from "./notebook.js";
import { jsonMime, type Lines, type RawCell, type RawOutput } from "./raw-notebook.js";
import { validate } from "./validate.js";

/**
 * Reads a notebook of nbformat 4.0 to 4.5.
 * Cells without an id, as before 4.5, get one from the heading they stand under, the same each time.
 * @param text the file's content, with or without a byte order mark
 * @param file its path, for errors and for the notebook's id
 * @throws NotebookError with all that is wrong in it: file, cell, field, what was expected, what came
 */
export function parseNotebook(text: string, file: string): Notebook {
  const raw = validate(readJson(text, file), file);
  const ids = deriveIds(raw);
  const cells = raw.cells.map((cell, at) => toCell(cell, ids[at]!));
  const id = basename(file).replace(/\.ipynb$/, "");
  return {
    file,
    id,
    title: titleOf(cells) ?? id,
    minor: raw.nbformat_minor,
    metadata: raw.metadata,
    cells,
  };
}

function titleOf(cells: Cell[]): string | undefined {
  for (const { kind, source } of cells) {
    const title = kind === "markdown" ? headings(source)[0]?.text : undefined;
    if (title) return title;
  }
  return undefined;
}

function toCell(raw: RawCell, id: string): Cell {
  return {
    id,
    kind: raw.cell_type,
    source: joined(raw.source),
    tags: raw.metadata.tags ?? [],
    metadata: raw.metadata,
    attachments: mapValues(raw.attachments ?? {}, (bundle) => mapValues(bundle, joined)),
    outputs: (raw.outputs ?? []).map(toOutput),
    executionCount: raw.execution_count ?? null,
  };
}

function toOutput(raw: RawOutput): Output {
  if (raw.output_type === "stream")
    // The schema allows any name, and some kernels make use of that.
    return {
      type: "stream",
      name: raw.name === "stderr" ? "stderr" : "stdout",
      text: joined(raw.text),
    };
  if (raw.output_type === "error")
    return { type: "error", name: raw.ename, message: raw.evalue, traceback: raw.traceback };
  const data = mapValues(raw.data, (value, mime) =>
    jsonMime.test(mime) ? value : joined(value as Lines),
  );
  return { type: "display", data, metadata: raw.metadata };
}

function joined(lines: Lines): string {
  return typeof lines === "string" ? lines : lines.join("");
}

function mapValues<From, To>(
  values: Record<string, From>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, change(value, name)]),
  );
}
