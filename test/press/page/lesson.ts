import type { Cell, Notebook, Output } from "#press/notebook";
import type { Entry, Lesson, Machine } from "#press/page";

export const machine: Machine = {
  cpu: "Intel  Xeon",
  cores: 2,
  memory: 24 * 2 ** 30,
  platform: "linux x64",
  node: "20.19.0",
  kernel: "tslab 1.0.22",
};

/** A Markdown cell. */
export function prose(id: string, source: string, changes: Partial<Cell> = {}): Cell {
  return cell(id, "markdown", source, changes);
}

/** A code cell with what it put out. */
export function code(
  id: string,
  source: string,
  outputs: Output[] = [],
  tags: string[] = [],
): Cell {
  return cell(id, "code", source, { outputs, tags });
}

/** What a cell puts out in several MIME types. */
export function display(data: Record<string, unknown>): Output {
  return { type: "display", data, metadata: {} };
}

/** An executed notebook of these cells. */
export function lesson(id: string, cells: Cell[], changes: Partial<Notebook> = {}): Lesson {
  const notebook: Notebook = {
    file: `notebooks/${id}.ipynb`,
    id,
    title: "Honest downloads",
    minor: 5,
    metadata: {
      kernelspec: { name: "tslab", language: "typescript" },
      overlap: { question: "When is a page downloaded?", minutes: 25, needs: [] },
    },
    cells,
    ...changes,
  };
  const date = "2026-11-22T08:46:12.000Z";
  return { notebook, seconds: 8.25, stolen: 0.002, cellSeconds: {}, machine, date, cached: false };
}

/** The entry of such a lesson in a table of contents. */
export function entry(id: string, changes: Partial<Entry> = {}): Entry {
  return {
    id,
    number: id.slice(0, 2),
    title: "Honest downloads",
    file: `${id}.html`,
    question: "When is a page downloaded?",
    minutes: 25,
    needs: [],
    ...changes,
  };
}

function cell(id: string, kind: Cell["kind"], source: string, changes: Partial<Cell>): Cell {
  return {
    id,
    kind,
    source,
    tags: [],
    metadata: {},
    attachments: {},
    outputs: [],
    executionCount: null,
    ...changes,
  };
}
