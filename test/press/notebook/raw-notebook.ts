import { type Notebook, parseNotebook } from "#press/notebook";

export type Raw = Record<string, unknown>;

/** A cell as a file holds it; `rawNotebook` gives it an id where it has none. */
export function markdown(source: string, fields: Raw = {}): Raw {
  return { cell_type: "markdown", metadata: {}, source, ...fields };
}

export function code(source: string, fields: Raw = {}): Raw {
  return {
    cell_type: "code",
    execution_count: null,
    metadata: {},
    outputs: [],
    source,
    ...fields,
  };
}

export function tagged(tag: string, source = "1", metadata: Raw = {}): Raw {
  return code(source, { metadata: { tags: [tag], ...metadata } });
}

export const tslab = {
  kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
};

/** The value of a notebook file of nbformat 4.5; ids are `first`, `second`, ... */
export function rawNotebook(cells: unknown[], metadata: unknown = tslab): Raw {
  const ids = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
  return {
    cells: cells.map((cell, at) => (typeof cell === "object" ? { id: ids[at], ...cell } : cell)),
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** A parsed lesson `07-sample`. */
export function lesson(cells: Raw[], metadata?: Raw): Notebook {
  return parseNotebook(JSON.stringify(rawNotebook(cells, metadata)), "notebooks/07-sample.ipynb");
}
