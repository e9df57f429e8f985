import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { now } from "../lab/time/index.js";
import { type Notebook, parseNotebook } from "../press/notebook/index.js";
import { type BenchKernel, startBenchKernel } from "./bench-kernel.js";
import { against } from "./bench-row.js";

const ROUNDS = 5;
/** Milliseconds after which a learner would notice. */
const LIMITS = { first: 3000, later: 150, completion: 100 };

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The learner's kernel against what a learner would notice. */
export async function benchJupyter(): Promise<string[]> {
  const lessons = await readLessons();
  const charts = { first: [] as number[], later: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const { first, later } = await withKernel((kernel) => drawCharts(kernel, lessons[0]!));
    charts.first.push(first);
    charts.later.push(...later);
  }
  const completions: [string, number[]][] = [];
  for (const lesson of lessons) completions.push([lesson.id, await withKernel(completer(lesson))]);
  const worst = (times: number[]) => Math.max(...times);
  const [slowest, times] = completions.sort(([, a], [, b]) => worst(b) - worst(a))[0]!;
  const row = (what: string, wall: number[], limit: number) =>
    against(`${what} / ${limit} ms`, { wall, disturbed: 0 }, limit);
  return [
    row("kernel start to the first chart of lesson 00", charts.first, LIMITS.first),
    row("later charts of lesson 00", charts.later, LIMITS.later),
    row(`completion after all imports, ${slowest}`, times, LIMITS.completion),
  ];
}

async function readLessons(): Promise<Notebook[]> {
  const folder = join(root, "notebooks");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ipynb")).sort();
  const files = names.map((name) => join(folder, name));
  return Promise.all(files.map(async (file) => parseNotebook(await readFile(file, "utf8"), file)));
}

async function withKernel<T>(use: (kernel: BenchKernel) => Promise<T>): Promise<T> {
  const kernel = await startBenchKernel(root);
  try {
    return await use(kernel);
  } finally {
    await kernel.close();
  }
}

/** Runs lesson 00 up to its charts. Its downloads take what they take: they are not counted. */
async function drawCharts(kernel: BenchKernel, { cells }: Notebook) {
  const chart = (source: string) => /await show\(/.test(source);
  const code = cells.filter(({ kind }) => kind === "code");
  let waited = 0;
  let first: number | undefined;
  const later: number[] = [];
  for (const { id, source } of code) {
    const start = now();
    const shown = await kernel.run(source);
    if (id.startsWith("fetch-")) waited += shown - start;
    if (!chart(source)) continue;
    if (first === undefined) first = shown - kernel.started - waited;
    else later.push(shown - start);
    // Another of the same, as whoever changes a chart and looks again.
    const again = now();
    later.push((await kernel.run(source)) - again);
    if (later.length >= 3) break;
  }
  return { first: first!, later };
}

/** Runs the imports of a lesson alone, and completes as its learner would. */
function completer({ cells }: Notebook) {
  return async (kernel: BenchKernel): Promise<number[]> => {
    const sources = cells.filter(({ kind }) => kind === "code").map(({ source }) => source);
    const imports = sources.flatMap((source) => source.match(IMPORT) ?? []);
    await kernel.run([...new Set(imports)].join("\n"));
    const times: number[] = [];
    for (const text of ["cla", "Promise.al", "claim.na", "cla", "Promise.al", "claim.na"]) {
      const { ms, names } = await kernel.complete(text);
      if (names === 0) throw new Error(`expected names that begin with ${text}`);
      times.push(ms);
    }
    return times;
  };
}

const IMPORT = /^import [^;]*;/gm;
