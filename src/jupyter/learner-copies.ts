import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { learnerText, parseNotebook } from "../press/notebook/index.js";

/** What became of a lesson's copy. */
export interface Copy {
  /** `03-honest-downloads.ipynb` */
  name: string;
  /**
   * `new`: there was none; `updated`: the learner had changed nothing, and the lesson had; `kept`:
   * the learner's work, left alone; `beside`: the same, and the new lesson stands beside it;
   * `same`: nothing to do.
   */
  state: "new" | "updated" | "kept" | "beside" | "same";
}

/** Remembers from which lesson each copy was made, by a digest of its cells. */
const ORIGINS = ".origins.json";

/**
 * Gives the learner copies of the lessons to work in. What they have changed is never overwritten:
 * when such a lesson has a new version, that is put beside it as `NAME (new).ipynb`. To run a cell is
 * no change: only the cells' texts count. What is for the instructor is left out.
 *
 * @param from The folder of the lessons.
 * @param to The learner's folder; it is made where there is none.
 * @throws NotebookError when a lesson cannot be read.
 */
export async function copyLessons(from: string, to: string): Promise<Copy[]> {
  await mkdir(to, { recursive: true });
  const origins = await readOrigins(to);
  const names = (await readdir(from)).filter((name) => name.endsWith(".ipynb")).sort();
  const copies: Copy[] = [];
  for (const name of names) {
    const lesson = learnerText(await readFile(join(from, name), "utf8"), name);
    const digest = digestOf(lesson, name);
    const state = await place(join(to, name), lesson, digest, origins[name]);
    if (state !== "kept") origins[name] = digest;
    copies.push({ name, state });
  }
  await writeWhole(join(to, ORIGINS), `${JSON.stringify(origins, null, 1)}\n`);
  return copies;
}

async function place(
  file: string,
  lesson: string,
  digest: string,
  origin: string | undefined,
): Promise<Copy["state"]> {
  const own = await readFile(file, "utf8").catch(() => undefined);
  if (own === undefined) {
    await writeWhole(file, lesson);
    return "new";
  }
  const held = tryDigest(own, file);
  if (held === digest) return "same";
  if (held !== undefined && held === origin) {
    await writeWhole(file, lesson);
    return "updated";
  }
  // Already put beside it, or nothing new since the copy was made.
  if (origin === digest) return "kept";
  await writeWhole(file.replace(/\.ipynb$/, " (new).ipynb"), lesson);
  return "beside";
}

function digestOf(text: string, file: string): string {
  const { cells } = parseNotebook(text, file);
  const texts = cells.map(({ kind, source }) => [kind, source]);
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}

/** Nothing where the learner's file is no notebook any more: then it is their work all the same. */
function tryDigest(text: string, file: string): string | undefined {
  try {
    return digestOf(text, file);
  } catch {
    return undefined;
  }
}

async function readOrigins(folder: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(join(folder, ORIGINS), "utf8"));
  } catch {
    return {};
  }
}

/** Beside it first, then renamed: a file is never half there. */
async function writeWhole(file: string, text: string): Promise<void> {
  const partial = `${file}.${process.pid}.part`;
  await writeFile(partial, text);
  await rename(partial, file);
}
