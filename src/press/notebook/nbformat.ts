import { jsonMime } from "./raw-notebook.js";
import { anything, isObject, listOf, object, oneOf, type Shape, shape, variant } from "./shape.js";

// The shapes of nbformat 4.0 to 4.5, after the schemas that Jupyter publishes.

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

const text = shape("a string", isText);
const truth = shape("true or false", (value) => typeof value === "boolean");
const lines = shape(
  "a string or a list of strings",
  (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
);
const count = shape("a whole number or null", (value) => value === null || isCount(value));
const open = object({}, {}, anything);

const bundle: Shape = (value, field, report) => {
  const types = isObject(value) ? Object.keys(value) : [];
  const shapes = types.map((type) => [type, jsonMime.test(type) ? anything : lines] as const);
  object(Object.fromEntries(shapes))(value, field, report);
};

const tag = shape("a tag without a comma", (value) => isText(value) && /^[^,]+$/.test(value));

const tags: Shape = (value, field, report) => {
  listOf(tag)(value, field, report);
  if (Array.isArray(value))
    for (const [at, tag] of value.entries())
      if (value.indexOf(tag) < at)
        report(`${field}[${at}]`, `expected each tag once, got ${JSON.stringify(tag)} again`);
};

const cellMetadata = object(
  {},
  {
    tags,
    name: shape("a string that is not empty", (value) => isText(value) && value !== ""),
    jupyter: object({}, { source_hidden: truth, outputs_hidden: truth }, anything),
    format: text,
    collapsed: truth,
    scrolled: oneOf(true, false, "auto"),
    execution: object({}, {}, text),
  },
  anything,
);

const outputs: Record<string, Shape> = {
  stream: object({ output_type: anything, name: text, text: lines }),
  display_data: object({ output_type: anything, data: bundle, metadata: open }),
  execute_result: object({
    output_type: anything,
    data: bundle,
    metadata: open,
    execution_count: count,
  }),
  error: object({ output_type: anything, ename: text, evalue: text, traceback: listOf(text) }),
};

const shared = { cell_type: anything, metadata: cellMetadata, source: lines };
const free = { id: anything, attachments: object({}, {}, object({}, {}, lines)) };

/** One cell, but for its id, which depends on the other cells and on the minor version. */
export const cell = variant("cell_type", {
  markdown: object(shared, free),
  code: object(
    { ...shared, outputs: listOf(variant("output_type", outputs)), execution_count: count },
    { id: anything },
  ),
  raw: object(shared, free),
});

/** The notebook around its cells and version numbers. */
export const envelope = object({
  nbformat: anything,
  nbformat_minor: shape("a whole number from 0 to 5", (value) => isCount(value) && value <= 5),
  metadata: object(
    {},
    {
      kernelspec: object({ name: text, display_name: text }, {}, anything),
      language_info: object(
        { name: text },
        { file_extension: text, mimetype: text, pygments_lexer: text },
        anything,
      ),
      title: text,
      authors: shape("a list", Array.isArray),
    },
    anything,
  ),
  cells: shape("a list of cells", Array.isArray),
});

/** Cell ids as nbformat 4.5 wants them. */
export const cellId = shape(
  "1 to 64 letters, digits, `-` or `_`",
  (value) => isText(value) && /^[a-zA-Z0-9_-]{1,64}$/.test(value),
);
