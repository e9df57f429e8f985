import { execFile, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "build.mjs");

const now = Date.now();
let folder: string;
const notebooks = () => join(folder, "notebooks");
const site = () => join(folder, "site");

beforeAll(async () => {
  // In the project, so that cells find what it has installed.
  await mkdir(join(root, ".overlap"), { recursive: true });
  folder = await mkdtemp(join(root, ".overlap", "build-"));
  await mkdir(notebooks());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface CellSpec {
  id: string;
  markdown?: string;
  code?: string;
}

function notebook(cells: CellSpec[], changes: object = {}): string {
  return JSON.stringify({
    cells: cells.map(({ id, markdown, code }) =>
      code === undefined
        ? { cell_type: "markdown", id, metadata: {}, source: markdown }
        : { cell_type: "code", id, metadata: {}, source: code, outputs: [], execution_count: null },
    ),
    metadata: {
      kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" },
      overlap: { question: "Why?", minutes: 1, needs: [] },
    },
    nbformat: 4,
    nbformat_minor: 5,
    ...changes,
  });
}

/** The one lesson of these builds, with this code in its one code cell; no build has seen it before. */
function lesson(code: string, prose = "Some prose."): string {
  return notebook([
    { id: "title", markdown: `# A small lesson\n\n${prose}` },
    { id: "the-cell", code: `${code}\n// ${now}` },
  ]);
}

async function write(text: string): Promise<void> {
  await writeFile(join(notebooks(), "00-small.ipynb"), text);
}

interface Ended {
  status: number;
  out: string;
  err: string;
}

function build(...args: string[]): Promise<Ended> {
  const all = [program, "--notebooks", notebooks(), "--out", site(), ...args];
  return new Promise((resolve) => {
    execFile(process.execPath, all, { cwd: root, timeout: 240_000 }, (error, out, err) => {
      resolve({ status: error ? Number(error.code) : 0, out, err: err.trim() });
    });
  });
}

/**
 * One process that builds again and again, as the preview has it: what a build loads and compiles
 * takes three times as long as the build itself.
 */
function builder(...args: string[]) {
  const all = ["--notebooks", notebooks(), "--out", site(), ...args];
  const env = { ...process.env, OVERLAP_BUILDER: "1" };
  const child = fork(program, all, { cwd: root, env, stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let err = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the builder ended with ${code}: ${err}`);
  });
  ended.catch(() => {});
  const nextStatus = async () => {
    const [status] = (await Promise.race([once(child, "message"), ended])) as [number];
    // What it said comes on another channel, in its own time.
    if (status !== 0) await vi.waitFor(() => expect(err).toMatch(/\n$/), { timeout: 10_000 });
    const said = err.trim();
    err = "";
    return { status, err: said };
  };
  const first = nextStatus();
  return {
    first,
    build() {
      child.send("build");
      return nextStatus();
    },
    async close() {
      child.disconnect();
      await ended.catch(() => {});
    },
  };
}

const page = () => readFile(join(site(), "00-small.html"), "utf8");

describe("node build.mjs", { timeout: 240_000 }, () => {
  it("executes the notebooks, writes the site and sums it up", async () => {
    await write(lesson('console.log("twelve is", 3 * 4);'));
    const { status, out, err } = await build();
    expect(err).toBe("");
    expect(status).toBe(0);
    expect(out).toContain("1 lesson: 1 executed, 0 unchanged\n0 of 0 claims held\n");
    expect(await page()).toContain("twelve is 12");
    const record = JSON.parse(await readFile(join(site(), "course.json"), "utf8"));
    expect(record).toMatchObject({ schema: 1, lessons: [{ id: "00-small", cached: false }] });
  });

  it("executes nothing where nothing has changed", async () => {
    const { status, out } = await build();
    expect(status).toBe(0);
    expect(out).toContain("1 lesson: 0 executed, 1 unchanged");
  });

  it("executes nothing where only prose has changed, and shows the new prose", async () => {
    await write(lesson('console.log("twelve is", 3 * 4);', "Other prose."));
    const { out } = await build();
    expect(out).toContain("1 lesson: 0 executed, 1 unchanged");
    expect(await page()).toContain("Other prose.");
    expect(await page()).toContain("twelve is 12");
  });

  it("executes again where code has changed, and on --fresh", async () => {
    await write(lesson('console.log("fifteen is", 3 * 5);'));
    expect((await build()).out).toContain("1 executed");
    expect((await build("--fresh")).out).toContain("1 executed");
  });

  it("executes nothing on --no-execute", async () => {
    await write(lesson('console.log("eighteen is", 3 * 6);'));
    const { status, out } = await build("--no-execute");
    expect(status).toBe(0);
    expect(out).toContain("1 lesson: 0 executed, 0 unchanged");
    expect(await page()).not.toContain("eighteen is 18");
  });

  it("exits 1 on --strict when a claim does not hold, and writes the site all the same", async () => {
    const evidence = '{ exact: false, evidence: "1 < 2" }';
    await write(
      lesson(`import { claim } from "overlap/lesson";\nclaim("one", "1 is 2.", ${evidence});`),
    );
    const { status, out } = await build("--strict");
    expect(out).toContain("does not hold (exact): 00-small › one: 1 is 2. 1 < 2");
    expect(out).toContain("0 of 1 claims held");
    expect(status).toBe(1);
    expect((await build()).status).toBe(0);
  });

  describe("says in one line what is wrong, exits 1 and leaves the last good site", () => {
    let good: string;
    let warm: ReturnType<typeof builder>;
    beforeAll(async () => {
      await write(lesson('console.log("the last good one");'));
      warm = builder("--timeout", "10");
      expect(await warm.first).toEqual({ status: 0, err: "" });
      good = await page();
    }, 240_000);
    afterAll(() => warm.close());

    async function refused(text: string, how = () => warm.build()): Promise<string> {
      await write(text);
      const { status, err } = await how();
      expect(status).toBe(1);
      expect(err.split("\n")).toHaveLength(1);
      expect(await page()).toBe(good);
      expect((await readdir(folder)).sort()).toEqual(["notebooks", "site"]);
      return err;
    }

    it.each<[string, string, RegExp]>([
      ["is not JSON", '{"cells": [', /00-small.*JSON/],
      ["has another nbformat", notebook([], { nbformat: 3 }), /00-small.*nbformat.*4.*3/],
      [
        "has another kernel",
        lesson("1;").replace('"name":"tslab"', '"name":"python3"'),
        /00-small.*tslab.*python3/,
      ],
      [
        "has a type error",
        lesson('const n: number = "one";'),
        /^00-small › the-cell:1: .*string.*number/,
      ],
      [
        "throws",
        lesson('\nthrow new RangeError("no such page");'),
        /^00-small › the-cell.*no such page/,
      ],
      ["ends the kernel", lesson("process.exit(3);"), /^00-small › the-cell.*kernel/i],
      [
        "leaves a rejection unhandled",
        lesson(
          'void Promise.reject(new Error("lost"));\nawait new Promise((r) => setTimeout(r, 50));',
        ),
        /^00-small › the-cell.*lost/,
      ],
      [
        "prints 5,000 lines at once",
        lesson("for (let i = 0; i < 5000; i++) console.log(i);"),
        /^00-small › the-cell.*join/i,
      ],
      [
        "puts something out after its end",
        lesson('setTimeout(() => console.log("too late"), 100);'),
        /^00-small › the-cell.*after/i,
      ],
    ])("where a notebook or its cell %s", async (_, text, line) => {
      expect(await refused(text)).toMatch(line);
    });

    it("in a process of its own", async () => {
      const line = await refused(lesson('throw new Error("once more");'), build);
      expect(line).toMatch(/^00-small › the-cell.*once more/);
    });

    describe("at a time limit", () => {
      // Its own, and short: such a cell keeps a core busy until then. The lesson that it begins with is known.
      let brief: ReturnType<typeof builder>;
      beforeAll(async () => {
        await write(lesson('console.log("the last good one");'));
        brief = builder("--timeout", "3");
        expect(await brief.first).toEqual({ status: 0, err: "" });
      }, 240_000);
      afterAll(() => brief.close());

      it.each([
        ["never ends", "for (;;);"],
        ["waits for ever after an await", "await null;\nfor (;;);"],
      ])("where a cell %s", async (_, code) => {
        const line = await refused(lesson(code), () => brief.build());
        expect(line).toMatch(/^00-small › the-cell.*\b3 s/);
      });
    });

    it("where the folder for the site holds what no build wrote", async () => {
      await write(lesson('console.log("the last good one");'));
      const { status, err } = await build("--out", notebooks());
      expect(status).toBe(1);
      expect(err).toContain("00-small.ipynb");
      expect(existsSync(join(notebooks(), "00-small.ipynb"))).toBe(true);
    });

    it.each<[string[], string]>([
      [["--only", "7"], "--only 7: no notebook begins so; there are 00-small"],
      [["--fresh", "--no-execute"], "--fresh and --no-execute exclude each other"],
      [["--timeout", "soon"], '--timeout takes seconds above 0, not "soon"'],
    ])("for the options %j", async (args, line) => {
      expect(await build(...args)).toMatchObject({ status: 1, err: line });
    });
  });

  it("refuses to run twice at once in one folder, and cleans up after an interruption", async () => {
    await write(lesson("await new Promise((resolve) => setTimeout(resolve, 60_000));"));
    const args = [program, "--notebooks", notebooks(), "--out", site()];
    const first = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    try {
      await once(first.stdout, "data");
      const { status, err } = await build();
      expect(status).toBe(1);
      expect(err).toBe(`build: another build (process ${first.pid}) is at work in this folder`);
    } finally {
      first.kill("SIGINT");
    }
    const [status] = await once(first, "exit");
    expect(status).toBe(130);
    expect((await readdir(folder)).sort()).toEqual(["notebooks", "site"]);
    expect(existsSync(join(root, ".overlap", "lock"))).toBe(false);
  });
});
