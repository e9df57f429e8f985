import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startProgram } from "./program.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Report {
  ok: boolean;
  findings: { check: string; mark: string; says: string; mend?: string }[];
}

/** Runs the doctor of a project's folder to its end. */
const doctor = (folder: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  startProgram(join(folder, "dist/cli/doctor.js"), args, { env, timeout: 60_000 }).ended;

describe("npm run doctor", () => {
  it("finds that the course runs here, and leaves nothing behind", {
    timeout: 70_000,
  }, async () => {
    const temporary = await mkdtemp(join(tmpdir(), "overlap-doctor-"));
    try {
      const { code, out, err } = await doctor(root, ["--json"], { TMPDIR: temporary });
      expect(err).toBe("");
      const { ok, findings }: Report = JSON.parse(out);
      const stops = findings.filter(({ mark }) => mark === "stops");
      expect(stops).toEqual([]);
      expect({ ok, code }).toEqual({ ok: true, code: 0 });
      const well = findings.filter(({ mark }) => mark === "ok").map(({ check }) => check);
      expect(well).toEqual(
        expect.arrayContaining(["Node.js", "loopback", "tslab", "kernel", "chart"]),
      );
      expect(await readdir(temporary)).toEqual([]);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });

  it("names every package that is missing, looks at the rest, and exits with 1", async () => {
    const folder = await mkdtemp(join(tmpdir(), "overlap-bare-"));
    try {
      for (const name of ["dist", "package.json", "package-lock.json"]) {
        await symlink(join(root, name), join(folder, name));
      }
      const { code, out } = await doctor(folder, [], {
        NODE_OPTIONS: "--preserve-symlinks --preserve-symlinks-main",
      });
      expect(out).toMatch(/^STOPS {4}packages {4}missing: all$/m);
      expect(out).toMatch(/^STOPS {4}tslab .*\n +mend: npm ci --ignore-scripts$/m);
      expect(out).toMatch(/^ok {7}loopback/m);
      expect(out).toMatch(/^The course cannot run yet: packages, tslab, kernel, chart\.$/m);
      expect(code).toBe(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("tells its options", async () => {
    const { code, out } = await doctor(root, ["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("--json");
  });

  it("refuses an unknown option in one line", async () => {
    const { code, out, err } = await doctor(root, ["--jsn"]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.trim()).toMatch(/^doctor: .*--jsn.*$/);
  });
});
