import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compilerThread } from "#cli/compiler-thread";
import { lookUpNames, lookUpSourceNames } from "#cli/name-lookup";
import { memoryCache } from "#press/page";
import { code, lesson, prose } from "../press/page/lesson.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const known = { infos: [{ code: "const a: number", documentation: "" }], places: { a: [6, 0] } };

/** Two lessons, and a compiler that keeps account of what it is asked. */
function course(words: string, source = "const a = b;") {
  const asked: string[] = [];
  const compiler = {
    names: async (_: unknown, notebook: string) => {
      asked.push(notebook);
      return JSON.stringify(known);
    },
  };
  const notebooks = [
    lesson("00-a", [prose("words", words), code("a", source)]).notebook,
    lesson("01-b", [code("a", "const a = c;")]).notebook,
  ];
  return { notebooks, compiler, asked };
}

async function settled<Value>(names: ReadonlyMap<string, Promise<Value>>) {
  return new Map(await Promise.all([...names].map(async ([id, one]) => [id, await one] as const)));
}

describe("lookUpNames(notebooks, { root, cache, compiler })", () => {
  it("asks the compiler once, and again only for a lesson whose code has changed", async () => {
    const cache = memoryCache();
    const steps: [string, string | undefined, string[]][] = [
      ["Words.", undefined, ["00-a", "01-b"]],
      ["Words.", undefined, []],
      ["Other words.", undefined, []],
      ["Other words.", "const a = 1 + b;", ["00-a"]],
    ];
    for (const [words, source, expected] of steps) {
      const { notebooks, compiler, asked } = course(words, source);
      const names = await lookUpNames(notebooks, { root, cache, compiler });
      expect(await settled(names)).toEqual(
        new Map([
          ["00-a", known],
          ["01-b", known],
        ]),
      );
      expect(asked).toEqual(expected);
    }
  });

  it("has asked of all when it returns, and waits for no answer", async () => {
    const { notebooks } = course("Words.");
    const asked: string[] = [];
    const names = (_: unknown, notebook: string) => {
      asked.push(notebook);
      return new Promise<string>(() => {});
    };
    await lookUpNames(notebooks, { root, cache: memoryCache(), compiler: { names } });
    expect(asked).toEqual(["00-a", "01-b"]);
  });

  it("starts no thread where all is known", async () => {
    const { notebooks, compiler } = course("Words.");
    const cache = memoryCache();
    await settled(await lookUpNames(notebooks, { root, cache, compiler }));
    let started = 0;
    const count = () => {
      started += 1;
    };
    process.on("worker", count);
    const thread = compilerThread({ root, folder: `${root}/notebooks` });
    try {
      await settled(await lookUpNames(notebooks, { root, cache, compiler: thread }));
      expect(started).toBe(0);
      await settled(await lookUpNames(notebooks, { root, cache: memoryCache(), compiler: thread }));
      expect(started).toBe(1);
    } finally {
      process.off("worker", count);
      await thread.close();
    }
  });
});

describe("lookUpSourceNames(modules, { root, cache, compiler })", () => {
  const module = (name: string, code: string) => {
    return { name, files: [{ path: "index.ts", code }], exports: {}, tests: [] };
  };

  it("asks once of each module, and again only of one that has changed", async () => {
    const cache = memoryCache();
    const asked: string[] = [];
    const compiler = {
      sourceNames: async (_: unknown, name: string) => {
        asked.push(name);
        return `names of ${name}`;
      },
    };
    const all = new Map([
      ["stats", "names of stats"],
      ["work", "names of work"],
    ]);
    const first = [module("stats", "export const a = 1;"), module("work", "export const b = 1;")];
    const other = [first[0]!, module("work", "export const b = 2;")];
    for (const [modules, expected] of [
      [first, ["stats", "work"]],
      [first, []],
      [other, ["work"]],
    ] as const) {
      expect(await settled(await lookUpSourceNames(modules, { root, cache, compiler }))).toEqual(
        all,
      );
      expect(asked.splice(0)).toEqual(expected);
    }
  });

  it("asks again of a module when one that it reaches declares something else, and of all when libraries change", async () => {
    const own = await mkdtemp(join(tmpdir(), "overlap-names-"));
    try {
      const put = async (module: string, text: string) => {
        await mkdir(join(own, "dist", "lab", module), { recursive: true });
        await writeFile(join(own, "dist", "lab", module, "index.d.ts"), text);
      };
      await writeFile(join(own, "package-lock.json"), "1");
      for (const name of ["stats", "time", "work"]) await put(name, "1");
      const modules = [
        module("stats", 'import { now } from "../time/now.js";'),
        module("time", ""),
        module("work", ""),
      ];
      const cache = memoryCache();
      const asked: string[] = [];
      const compiler = {
        sourceNames: async (_: unknown, name: string) => {
          asked.push(name);
          return name;
        },
      };
      const again = async () => {
        await settled(await lookUpSourceNames(modules, { root: own, cache, compiler }));
        return asked.splice(0);
      };
      expect(await again()).toEqual(["stats", "time", "work"]);
      await put("time", "2");
      expect(await again()).toEqual(["stats", "time"]);
      await writeFile(join(own, "package-lock.json"), "2");
      expect(await again()).toEqual(["stats", "time", "work"]);
      expect(await again()).toEqual([]);
    } finally {
      await rm(own, { recursive: true });
    }
  });
});
