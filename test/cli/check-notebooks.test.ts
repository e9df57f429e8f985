import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkNotebooks } from "#cli/check-notebooks";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overlap-check-"));
});
afterEach(() => rm(folder, { recursive: true }));

interface Changes {
  prose?: string;
  code?: string;
  note?: string;
}

function text({ prose = "Words.", code = "f();", note = "**Say.** It." }: Changes): string {
  const cell = (id: string, cell_type: string, source: string, metadata = {}) => {
    const ran = cell_type === "code" ? { outputs: [], execution_count: null } : {};
    return { cell_type, id, metadata, source, ...ran };
  };
  const cells = [
    cell("title", "markdown", `# Title\n\n${prose}`),
    cell("run", "code", code),
    cell("note", "markdown", note, { slideshow: { slide_type: "notes" } }),
  ];
  const metadata = {
    kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" },
    overlap: { question: "Why?", minutes: 1, needs: [] },
  };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

const compiler = { problems: async () => [] };
const check = (changes: Changes = {}) =>
  checkNotebooks([{ file: "notebooks/00-a.ipynb", text: text(changes) }], {
    ...{ root: folder, compiler, cache: join(folder, "cache") },
  });
/** How many states of notebooks and of their code are known to be right. */
const known = async () =>
  (await readFile(join(folder, "cache", "rules"), "utf8")).split("\n").length;

const IF_A_FAILS = "**If a claim fails.**\n\n- `a`: the timers are coarse.";
const claim = (id: string) => `claim("${id}", "t", { exact: true, evidence: "e" });`;

describe("checkNotebooks(files, options)", () => {
  it("holds code to its rules once, whatever prose says after that", async () => {
    await check();
    expect(await known()).toBe(2);
    await check();
    expect(await known()).toBe(2);
    await check({ prose: "Other words." });
    expect(await known()).toBe(3);
    await check({ prose: "Other words.", code: "g();" });
    expect(await known()).toBe(5);
  });

  it.each<[string, Changes, Changes, string]>([
    [
      "prose",
      {},
      { prose: "[On](./01-b.ipynb)" },
      "title:3: expected a link to a lesson, got `./01-b.ipynb`",
    ],
    ["code", {}, { code: "__dirname;" }, "run:1: tslab has no `__dirname`"],
    ["a note", { code: claim("a") }, { code: claim("a"), note: "Say it." }, "note:1: expected"],
    [
      "the claim that a note speaks of",
      { code: claim("a"), note: IF_A_FAILS },
      { code: claim("b"), note: IF_A_FAILS },
      "note:3: expected a claim of this lesson, got `a`",
    ],
  ])("says at once what a change of %s makes wrong", async (_, right, wrong, message) => {
    await check(right);
    await expect(check(wrong)).rejects.toThrow(`00-a › ${message}`);
    await expect(check(wrong)).rejects.toThrow(message);
    await check(right);
  });
});
