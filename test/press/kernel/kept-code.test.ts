import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "./root.js";

const place = mkdtempSync(join(tmpdir(), "overlap-kept-"));
const module = join(place, "module.cjs");
const folder = join(place, "kept");

afterAll(() => rmSync(place, { recursive: true }));

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  writeModule("one");
});

function writeModule(answer: string): void {
  const lines = ['exports.name = require("node:path").basename(__filename);'];
  lines.push(
    `exports.answer = () => "${answer}";`,
    "exports.same = () => require.cache[__filename];",
  );
  writeFileSync(module, lines.join("\n"));
}

/** What a process of its own sees. */
async function required(): Promise<string> {
  const program = `
    import { requireKept } from "./dist/press/kernel/compiler/kept-code.js";
    const { name, answer, same } = requireKept(${JSON.stringify(module)}, ${JSON.stringify(folder)});
    console.log(name, answer(), same().exports.answer === answer);`;
  const args = ["--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return stdout.trim();
}

function kept(): { file: string; written: number } {
  const files = readdirSync(folder);
  expect(files).toHaveLength(1);
  const file = join(folder, files[0]!);
  return { file, written: statSync(file).mtimeMs };
}

describe("requireKept()", () => {
  it("keeps the code of a module once, and the next process takes it", async () => {
    expect(await required()).toBe("module.cjs one true");
    const first = kept();
    expect(await required()).toBe("module.cjs one true");
    expect(kept()).toEqual(first);
  });

  it("forgets the code of a module that has changed", async () => {
    await required();
    const { file } = kept();
    writeModule("two, and longer");
    expect(await required()).toBe("module.cjs two, and longer true");
    expect(kept().file).not.toBe(file);
  });

  it.each([
    ["a byte has changed", (code: Buffer) => code.fill(code[90]! ^ 1, 90, 91)],
    ["the end is missing", (code: Buffer) => code.subarray(0, 90)],
    ["there is nothing in it", (code: Buffer) => code.subarray(0, 0)],
  ])("makes it anew where %s", async (_, spoil) => {
    await required();
    const { file } = kept();
    const good = readFileSync(file).length;
    writeFileSync(file, spoil(readFileSync(file)));
    const spoilt = kept();
    expect(await required()).toBe("module.cjs one true");
    expect(kept().written).not.toBe(spoilt.written);
    expect(readFileSync(file)).toHaveLength(good);
  });

  it("works where nothing can be kept", async () => {
    writeFileSync(folder, "a file in the way");
    expect(await required()).toBe("module.cjs one true");
    rmSync(folder);
  });
});
