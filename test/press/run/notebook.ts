import type { Cell, Notebook } from "#press/notebook";

/** A code cell. */
export function code(id: string, source: string, rest: Partial<Cell> = {}): Cell {
  return {
    id,
    kind: "code",
    source,
    tags: [],
    metadata: {},
    attachments: {},
    outputs: [],
    executionCount: null,
    ...rest,
  };
}

/** A markdown cell. */
export function prose(id: string, source: string): Cell {
  return code(id, source, { kind: "markdown" });
}

/** The notebook `id` in the folder `folder`, with these cells. */
export function notebookOf(
  cells: Cell[],
  { id = "07-example", folder = "notebooks" } = {},
): Notebook {
  return { file: `${folder}/${id}.ipynb`, id, title: "Example", minor: 5, metadata: {}, cells };
}
