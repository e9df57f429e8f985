import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import type { SourceFile, SourceModule } from "../press/page/index.js";

/** The modules that lessons import: the folders of `src/lab`, with the tests of each. */
export async function sourceModules(root: string): Promise<SourceModule[]> {
  const lab = join(root, "src", "lab");
  const names = (await readdir(lab)).sort();
  return Promise.all(
    names.map(async (name) => {
      const files = await sourceFiles(join(lab, name));
      const index = files.find(({ path }) => path === "index.ts")?.code ?? "";
      return { name, files, exports: exportsOf(index), tests: await testsOf(root, name) };
    }),
  );
}

async function sourceFiles(folder: string): Promise<SourceFile[]> {
  const paths = (await readdir(folder, { recursive: true }))
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".ts"))
    .sort((a, b) => Number(b === "index.ts") - Number(a === "index.ts") || (a < b ? -1 : 1));
  // Hundreds of short files: asking the thread pool for each would take four times as long.
  return paths.map((path) => ({ path, code: readFileSync(join(folder, path), "utf8") }));
}

/** The names that an index passes on, each with its file; an index does nothing else. */
function exportsOf(index: string): Record<string, string> {
  const exports: Record<string, string> = {};
  for (const [, names = "", file = ""] of index.matchAll(
    /^export (?:type )?\{([^}]*)\} from "\.\/([^"]+)\.js";$/gm,
  )) {
    for (const name of names.split(",").map((part) => part.trim().replace(/^type /, ""))) {
      if (name !== "") exports[name] = `${file}.ts`;
    }
  }
  return exports;
}

/** The files that test a module, as paths in the project. */
export async function testsOf(root: string, name: string): Promise<string[]> {
  const files = await readdir(join(root, "test", "lab", name)).catch(() => []);
  return files
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `test/lab/${name}/${file}`)
    .sort();
}
