import { basename, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sourceLine } from "./source-line.js";

/** What is known of the code that a stack runs through. */
export interface Places {
  /** The project's folder, which no line of a traceback names. */
  root: string;
  /** The cells by name: what was written, and what it was compiled to where the kernel still knows. */
  cells: ReadonlyMap<string, { source: string; compiled?: string | undefined }>;
}

/** One line of a stack as the reader sees it. */
export interface Frame {
  text: string;
  /** Where it is a cell's code: the cell, and the line of its source where that is certain. */
  cell?: string;
  line?: number | undefined;
}

/** What of ours stands around every cell that runs. */
const WRAPPERS = [join("press", sep), join("jupyter", sep), join("lab", "cell", sep)];

const FRAME = /^\s+at (?:(.*) \()?(.*?):(\d+):(\d+)\)?,?$/;

/**
 * Reads a line of a stack. Nothing comes back for the insides of Node, of the kernel and of
 * packages, which tell a learner nothing.
 */
export function readFrame(text: string, places: Places): Frame | undefined {
  const match = FRAME.exec(text);
  if (!match) return undefined;
  const [, caller = "", where = "", line = "", column = ""] = match;
  // What tslab keeps the declarations of earlier cells in.
  const call = caller.replace(/^(async )?Proxy\./, "$1");
  const of = (place: string) => `    at ${call ? `${call} (${place})` : place}`;
  const cell = places.cells.get(where.replace(/^async /, ""));
  if (cell) return readCellFrame(where.replace(/^async /, ""), cell, Number(line), of);
  const file = toPath(where.replace(/^async /, ""));
  const inner = /(?:^node:)|[\\/]node_modules[\\/]/.test(file);
  const ours = WRAPPERS.some((path) => file.startsWith(join(places.root, "dist", path)));
  if (inner || ours || file === "<anonymous>") return undefined;
  return { text: of(`${shortPath(file, places.root)}:${line}:${column}`) };
}

/** Takes the project's folder out of a text. */
export function withoutRoot(text: string, root: string): string {
  return text.replaceAll(`${pathToFileURL(root).href}/`, "").replaceAll(root + sep, "");
}

function readCellFrame(
  name: string,
  { source, compiled }: { source: string; compiled?: string | undefined },
  compiledLine: number,
  of: (place: string) => string,
): Frame | undefined {
  const code = compiled?.split("\n")[compiledLine - 1];
  // The call of the function that tslab wraps a cell in.
  if (code?.startsWith("})(__tslab__.")) return undefined;
  const line = compiled === undefined ? undefined : sourceLine(source, compiled, compiledLine);
  const excerpt = (line === undefined ? code : source.split("\n")[line - 1])?.trim();
  const place = line === undefined ? name : `${name}:${line}`;
  return { text: excerpt ? `${of(place)}  ${excerpt}` : of(place), cell: name, line };
}

function toPath(where: string): string {
  return where.startsWith("file:") ? fileURLToPath(where) : where;
}

function shortPath(file: string, root: string): string {
  const path = relative(root, file);
  return path.startsWith("..") ? basename(file) : path.replaceAll(sep, "/");
}
