import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LATE_MODULES } from "../../../dist/press/kernel/compiler/late-modules.js";
import { root } from "./root.js";

const types = join(root, "node_modules", "@types", "node");
const index = readFileSync(join(types, "index.d.ts"), "utf8");
const files = [...index.matchAll(/<reference path="(.+)"/g)].map(([, path]) => path!);
const isFileOf = (name: string) => (path: string) => new RegExp(`^${name}\\.[\\w.]+$`).test(path);

/** What a file declares, without comments. */
function declarations(path: string): string {
  const text = readFileSync(join(types, path), "utf8");
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

describe("modules of Node.js that are declared late", () => {
  test.each(LATE_MODULES)("%s has a file of its own, which declares nothing global", (name) => {
    const [path] = files.filter(isFileOf(name));
    const text = declarations(path!);
    const outer = text.split("\n").filter((line) => /^[^\s}]/.test(line));
    const own = new RegExp(`^declare module ["'](node:)?${name}(/\\w+)?["'] \\{`);
    expect(outer.filter((line) => !own.test(line))).toEqual([]);
    expect(text).not.toMatch(/\bglobal\s*\{/);
  });

  test("are imported by no other, but named in a table of all modules", () => {
    const others = files.filter((path) => !LATE_MODULES.some((name) => isFileOf(name)(path)));
    const table = /"[\w:/]+": typeof import\("[\w:/]+"\)/g;
    const texts = others.map((path) => declarations(path).replace(table, ""));
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/(?:from|import|require)\W*["'](?:node:)?(\w+)/g)].map(([, name]) => name!),
    );
    expect(imported).toContain("stream");
    expect(LATE_MODULES.filter((name) => imported.includes(name))).toEqual([]);
  });
});
