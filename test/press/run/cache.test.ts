import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Output } from "#press/notebook";
import { type Execution, lastSeconds, readCache, writeCache } from "#press/run";
import { code, notebookOf, prose } from "./notebook.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cache-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const outputs: Output[] = [
  { type: "stream", name: "stdout", text: "1\r2\n" },
  { type: "display", data: { "application/json": { a: [1] } }, metadata: {} },
  { type: "error", name: "E", message: "m", traceback: ["E: m"] },
];
const source = notebookOf([
  prose("intro", "# One"),
  code("count", "1"),
  code("skip", "2", { tags: ["skip-execution"] }),
]);
const executed: Execution = {
  notebook: {
    ...source,
    cells: source.cells.map((cell) =>
      cell.id === "count" ? { ...cell, outputs, executionCount: 1 } : cell,
    ),
  },
  seconds: 4.5,
  stolen: 0.25,
  cellSeconds: { count: 1.5 },
  machine: { cpu: "c", cores: 2, memory: 1e9, platform: "Linux x64", node: "v20", kernel: "k" },
  date: "2026-01-02T03:04:05.678Z",
  cached: false,
};
const entry = (key: string) => join(folder, "07-example", `${key}.json`);

describe("readCache()", () => {
  test("gives what writeCache() kept, marked as cached", () => {
    writeCache(folder, "k1", executed);
    expect(readCache(folder, source, "k1")).toEqual({ ...executed, cached: true });
    expect(readCache(folder, source, "k2")).toBeUndefined();
  });

  test("merges into a notebook whose prose was changed, added, removed or moved", () => {
    writeCache(folder, "k1", executed);
    const [, count, skip] = source.cells;
    const edited = notebookOf([prose("new", "New"), skip!, count!, prose("end", "End")]);
    const read = readCache(folder, edited, "k1")!;
    expect(read.notebook.cells.map(({ id, source }) => [id, source])).toEqual([
      ["new", "New"],
      ["skip", "2"],
      ["count", "1"],
      ["end", "End"],
    ]);
    expect(read.notebook.cells[2]).toMatchObject({ outputs, executionCount: 1 });
    expect(read.notebook.cells[1]).toMatchObject({ outputs: [], executionCount: null });
  });

  test.each([
    ["is no JSON", () => '{"version":2,'],
    ["is empty", () => ""],
    ["is of another version", (text: string) => text.replace('"version":2', '"version":1')],
    ["is for another key", (text: string) => text.replace('"key":"k1"', '"key":"k2"')],
    ["has no seconds", (text: string) => text.replace('"seconds":4.5', '"seconds":null')],
    ["has nothing stolen", (text: string) => text.replace('"stolen":0.25', '"stolen":null')],
    ["lacks a cell", (text: string) => text.replace('"count":{', '"other":{')],
    ["has an unknown output", (text: string) => text.replace('"stream"', '"steam"')],
  ])("ignores an entry that %s, and it can be replaced", (_, damage) => {
    writeCache(folder, "k1", executed);
    writeFileSync(entry("k1"), damage(readFileSync(entry("k1"), "utf8")));
    expect(readCache(folder, source, "k1")).toBeUndefined();
    writeCache(folder, "k1", executed);
    expect(readCache(folder, source, "k1")).toBeDefined();
  });

  test("of a folder that does not exist is nothing", () => {
    expect(readCache(join(folder, "nowhere"), source, "k1")).toBeUndefined();
  });
});

describe("writeCache()", () => {
  test("leaves no temporary file, also where it cannot write", () => {
    writeCache(folder, "k1", executed);
    mkdirSync(entry("k2"), { recursive: true });
    expect(() => writeCache(folder, "k2", executed)).toThrow();
    const names = readdirSync(join(folder, "07-example")).sort();
    expect(names).toEqual(["k1.json", "k2.json", "last.json"]);
  });

  test("keeps the newest few of a lesson; what was read counts as new", () => {
    for (const [index, key] of ["a", "b", "c", "d"].entries()) {
      writeCache(folder, key, executed);
      utimesSync(entry(key), 1000 + index, 1000 + index);
    }
    readCache(folder, source, "a");
    writeCache(folder, "e", executed);
    const names = readdirSync(join(folder, "07-example")).sort();
    expect(names).toEqual(["a.json", "c.json", "d.json", "e.json", "last.json"]);
  });

  test("removes the temporary files that a killed build has left, not those of a running one", () => {
    writeCache(folder, "a", executed);
    writeFileSync(`${entry("x")}.1.tmp`, "");
    writeFileSync(`${entry("y")}.2.tmp`, "");
    utimesSync(`${entry("x")}.1.tmp`, 1000, 1000);
    writeCache(folder, "b", executed);
    const names = readdirSync(join(folder, "07-example")).sort();
    expect(names).toEqual(["a.json", "b.json", "last.json", "y.json.2.tmp"]);
  });
});

describe("lastSeconds()", () => {
  test("is what the last execution took, or nothing", () => {
    expect(lastSeconds(folder, "07-example")).toBeUndefined();
    writeCache(folder, "a", executed);
    writeCache(folder, "b", { ...executed, seconds: 6 });
    expect(lastSeconds(folder, "07-example")).toBe(6);
    writeFileSync(join(folder, "07-example", "last.json"), "{");
    expect(lastSeconds(folder, "07-example")).toBeUndefined();
  });
});
