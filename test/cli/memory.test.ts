import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const NOTEBOOKS = 24;
/** Characters that the picture in each notebook has: together more than the heap below can hold. */
const LENGTH = 3_000_000;
/** Megabytes. */
const HEAP = 100;

let folder: string;
beforeAll(async () => {
  await mkdir(join(root, ".overlap"), { recursive: true });
  // A project with a cache of its own, which goes when the test has ended.
  folder = await mkdtemp(join(root, ".overlap", "memory-"));
  for (const name of ["src", "dist", "node_modules"]) {
    await symlink(join(root, name), join(folder, name), "junction");
  }
  for (const name of ["package.json", "package-lock.json"]) {
    await copyFile(join(root, name), join(folder, name));
  }
  await mkdir(join(folder, "notebooks"));
  for (let index = 0; index < NOTEBOOKS; index++) {
    const next = `./n${(index + 1) % NOTEBOOKS}.ipynb#top`;
    const name = `n${index}.ipynb`;
    await writeFile(join(folder, "notebooks", name), notebook(index, next));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function notebook(index: number, next: string): string {
  const image = String(index)
    .padStart(4, "0")
    .repeat(LENGTH / 4);
  const cells = [
    {
      cell_type: "markdown",
      id: "top",
      metadata: {},
      source: `# Notebook ${index}\n\n[Next](${next})`,
    },
    {
      cell_type: "code",
      id: "draw",
      metadata: {},
      execution_count: 1,
      source: `draw(${index})`,
      outputs: [{ output_type: "display_data", data: { "image/png": image }, metadata: {} }],
    },
  ];
  const metadata = { kernelspec: { name: "python3", display_name: "Python 3" } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

it("exports notebooks that memory could not hold at one time", { timeout: 240_000 }, async () => {
  const program = [
    `import { build } from ${JSON.stringify(new URL("../../dist/cli/build.js", import.meta.url))};`,
    `process.exitCode = await build(process.argv.slice(2), ${JSON.stringify(folder)});`,
  ].join("\n");
  const file = join(folder, "export.mjs");
  await writeFile(file, program);
  const out = join(folder, "site");
  const args = ["--notebooks", join(folder, "notebooks"), "--out", out];
  const ended = await new Promise<{ code: unknown; said: string }>((resolve) => {
    const node = [`--max-old-space-size=${HEAP}`, file, ...args];
    execFile(process.execPath, node, { cwd: root, timeout: 220_000 }, (error, _, said) => {
      resolve({ code: error?.code ?? error?.signal ?? 0, said });
    });
  });
  expect(ended).toEqual({ code: 0, said: "" });
  expect((await readdir(out)).filter((name) => /^n\d+\.html$/.test(name))).toHaveLength(NOTEBOOKS);
});
