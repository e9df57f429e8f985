import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProgram } from "./program.js";

const program = fileURLToPath(new URL("../../dist/cli/workshop.js", import.meta.url));
const run = (...args: string[]) => startProgram(program, args, { timeout: 60_000 }).ended;

describe("npm run workshop -- --plan", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "overlap-plan-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("prints a schedule of the course's lessons, and writes it as a page", async () => {
    const file = join(folder, "deep", "plan.html");
    const { code, out, err } = await run("--plan", "2,00", "--start", "13:30", "--out", file);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^Lessons 00, 02: /);
    expect(out).toContain("Day 1, 13:30 to ");
    expect(out).toContain("02 One after another, all at once");
    expect(out).toContain("Nothing is cut.");
    expect(await readFile(file, "utf8")).toContain("<h1>Lessons 00, 02</h1>");
  }, 70_000);

  it("says in one line what it cannot plan", async () => {
    const refusals = [
      [
        ["--plan", "week"],
        '--plan takes half-day, day, two-days, or lessons such as 01,02,06, not "week"',
      ],
      [["--plan", "02", "--start", "25:00"], '--start takes a time such as 09:00, not "25:00"'],
      [["--plan", "77"], "there is no lesson 77; there are 00, "],
      [["--plan", "02", "--kit"], "--plan and --kit exclude each other"],
    ] as const;
    for (const [args, message] of refusals) {
      const { code, out, err } = await run(...args);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(err).toMatch(/^workshop: [^\n]*\n$/);
      expect(err).toContain(message);
    }
  }, 120_000);
});
