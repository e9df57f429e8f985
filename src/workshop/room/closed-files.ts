import { CHECK_MIME } from "../../lab/lesson/mime.js";
import {
  type Cell,
  type Notebook,
  parseNotebook,
  writeNotebook,
} from "../../press/notebook/index.js";
import { forEdition } from "../../press/site/index.js";
import type { LockedPart } from "./page-plan.js";

const SEARCH_INDEX = /^globalThis\.overlapPassages = (\[.*\]);\s*$/s;
const NAMES = /^globalThis\.overlapNames = (\{.*\});\s*$/s;

/**
 * A search index without what a search would find in locked parts. Passages are
 * `[place, page, heading, text]`; an index of another form is left out whole.
 *
 * @param locked What is locked, by the page's file.
 */
export function closedSearch(
  text: string,
  locked: ReadonlyMap<string, readonly LockedPart[]>,
): string {
  const [, json] = SEARCH_INDEX.exec(text) ?? [];
  const passages: string[][] = json === undefined ? [] : JSON.parse(json);
  const hidden = new Map(
    [...locked].map(([file, parts]) => [file, new Set(parts.flatMap(({ lines }) => lines))]),
  );
  const told = passages.map(([href = "", page = "", heading = "", said = ""]) => {
    const lines = hidden.get(href.split("#")[0]!);
    const open = said.split("\n").filter((line) => !lines?.has(line));
    return [href, page, heading, open.join("\n")];
  });
  return `globalThis.overlapPassages = ${JSON.stringify(told)};\n`;
}

/**
 * What a lesson's page tells of the names in its code, without the cells of locked parts: the type
 * of a constant may be the answer. A file of another form is left out whole.
 */
export function closedNames(text: string, locked: readonly LockedPart[]): string {
  const [, json] = NAMES.exec(text) ?? [];
  const none: Names = { infos: [], places: {} };
  const { infos, places }: Names = json === undefined ? none : JSON.parse(json);
  const hidden = new Set(locked.flatMap(({ cells }) => cells));
  const open = Object.entries(places).filter(([cell]) => !hidden.has(cell));
  // Each name is two numbers: its place, and the index of what is known of it.
  const used = new Set(open.flatMap(([, numbers]) => numbers.filter((_, at) => at % 2 === 1)));
  const told = infos.map((info, index) =>
    used.has(index) ? info : { code: "", documentation: "" },
  );
  return `globalThis.overlapNames = ${JSON.stringify({ infos: told, places: Object.fromEntries(open) })};\n`;
}

interface Names {
  infos: object[];
  places: Record<string, number[]>;
}

/**
 * A notebook as learners have it: no solutions, no folded answers, no notes; of its outputs, not
 * what checks said, which holds hints.
 *
 * @throws NotebookError where the file is no notebook.
 */
export function closedNotebook(text: string, file: string): string {
  const notebook = forEdition(parseNotebook(text, file), "learner");
  const isExecuted = notebook.cells.some(({ outputs }) => outputs.length > 0);
  return writeNotebook(withoutVerdicts(notebook), { outputs: isExecuted });
}

function withoutVerdicts(notebook: Notebook): Notebook {
  const isVerdict = (output: Cell["outputs"][number]) =>
    output.type === "display" && CHECK_MIME in output.data;
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    outputs: cell.outputs.filter((output) => !isVerdict(output)),
  }));
  return { ...notebook, cells };
}
