import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openCells, openModules, parseNotebook } from "#press/notebook";
import { code, rawNotebook } from "./raw-notebook.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const sources = {
  first: 'import { sleep } from "overlap/time";\nawait sleep(1);\nawait sleep(2);',
  second:
    '/**\n * Made {@link sleep} by `hand`,\n * see [there](https://example.org).\n *\n * Not told.\n */\nconst made = { name: "loop", wait: sleep(1) };',
  third: "const rounds = 5;\nconst found = [];\nfound.push(rounds, undefined);\nmade.wait;",
  fourth: "await null;",
  fifth: 'const same = <T>(value: T) => value;\nsame(1);\nsame("a");\nsame(2);',
  sixth: "const kind = [made] as const;",
};
const cells = Object.entries(sources).map(([id, source]) => code(source, { id }));
const notebook = parseNotebook(JSON.stringify(rawNotebook(cells)), "07-sample.ipynb");
const { infos, places } = openCells([notebook], { root }).names("07-sample");

/** What is told of each name of a cell: the words from there on, and its declaration. */
function told(cell: keyof typeof sources): [words: string, code: string][] {
  const steps = places[cell] ?? [];
  let start = 0;
  return steps.flatMap((step, at): [string, string][] => {
    if (at % 2 === 1) return [];
    start += step;
    const [words = ""] = /^[\w$]+/.exec(sources[cell].slice(start)) ?? [];
    return [[words, infos[steps[at + 1]!]!.code]];
  });
}

const signature = "sleep(ms: number, { signal }?: SleepOptions): Promise<void>";

describe("openCells(notebooks, { root }).names(notebook)", () => {
  it("tells of every name by its place, imports first", () => {
    expect(told("first")).toEqual([
      ["sleep", `function ${signature}`],
      ["sleep", signature],
      ["sleep", signature],
    ]);
  });

  it("holds each thing that is known once", () => {
    expect(infos.filter(({ code }) => code === signature)).toHaveLength(1);
    expect(new Set(infos.map((info) => JSON.stringify(info))).size).toBe(infos.length);
  });

  it("leaves out what the code says itself, and what is of any type", () => {
    expect(told("second").map(([word]) => word)).toEqual(["made", "wait", "sleep"]);
    expect(told("third").map(([word]) => word)).toEqual(["push", "rounds", "made", "wait"]);
  });

  it("tells the first paragraph of a doc comment, links as their words", () => {
    const made = infos.find(({ code }) => code.startsWith("const made"));
    expect(made?.documentation).toBe("Made sleep by `hand`, see there.");
  });

  it("tells of a generic function at each call what it is there", () => {
    expect(told("fifth").filter(([word]) => word === "same")).toEqual([
      ["same", "const same: <T>(value: T) => T"],
      ["same", "const same: <1>(value: 1) => 1"],
      ["same", 'const same: <"a">(value: "a") => "a"'],
      ["same", "const same: <2>(value: 2) => 2"],
    ]);
  });

  it("does not take the word in `as const` for a name", () => {
    expect(told("sixth").map(([word]) => word)).toEqual(["kind", "made"]);
  });

  it("has nothing for a cell without names, nor for a notebook that is not open", () => {
    expect(places.fourth).toBe(undefined);
    expect(openCells([], { root }).names("07-sample")).toEqual({ infos: [], places: {} });
  });
});

describe("openModules(modules, root).names(module)", () => {
  const files = [
    {
      path: "deep/beat.ts",
      code: `import { sleep } from "../../time/sleep.js";

/** One beat. */
export interface Beat {
  /** In ms. */
  at: number;
}

export async function beats(count: number): Promise<Beat[]> {
  const found: Beat[] = [];
  for (const at of Array.from([1, 2]).slice(0, count)) {
    await sleep(at);
    found.push({ at });
  }
  const double = found.map((beat) => [beat, beat]);
  return double.flat();
}

export async function beatTwice() {
  return beats(2);
}
`,
    },
  ];
  const time = {
    name: "time",
    files: [
      {
        path: "sleep.ts",
        code: "/** Waits. */\nexport async function sleep(ms: number): Promise<void> {}\n",
      },
    ],
  };
  const opened = openModules([{ name: "trace", files }, time], root);
  const names = opened.names("trace");
  const code = files[0]!.code;
  let start = 0;
  const told = names.places["deep/beat.ts"]!.flatMap((step, at, all): [string, string][] => {
    if (at % 2 === 1) return [];
    start += step;
    return [[/^[\w$]+/.exec(code.slice(start))![0], names.infos[all[at + 1]!]!.code]];
  });

  it("tells of what is imported from another module, wherever it is named", () => {
    expect(told).toEqual([
      ["sleep", "function sleep(ms: number): Promise<void>"],
      ["sleep", "sleep(ms: number): Promise<void>"],
      ["beatTwice", "function beatTwice(): Promise<Beat[]>"],
    ]);
    expect(names.infos.find((info) => info.code.includes("sleep("))?.documentation).toBe("Waits.");
  });

  it("says nothing of a name whose declaration stands on the same page, nor of the language's own", () => {
    const words = told.map(([word]) => word);
    for (const word of ["Beat", "beats", "found", "double", "at", "slice", "Array", "Promise"]) {
      expect(words).not.toContain(word);
      expect(code).toContain(word);
    }
  });

  it("checks as strictly as the project does: what may not be there is said to be so", () => {
    const strict = openModules(
      [{ name: "a", files: [{ path: "a.ts", code: "export const first = [1].map(Number)[0];" }] }],
      root,
    ).names("a");
    expect(strict.infos[0]!.code).toBe("const first: number | undefined");
  });

  it("has nothing for a module that is not open", () => {
    expect(opened.names("none")).toEqual({ infos: [], places: {} });
  });
});
