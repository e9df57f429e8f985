import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" });
const tracked = git("ls-files").split("\n").filter(Boolean);

interface Lock {
  packages: Record<string, { resolved?: string; optionalDependencies?: Record<string, string> }>;
}
const lock: Lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

describe("the project's files", () => {
  it("lie in the few places that the layout names", () => {
    const layout = new Set(
      "notebooks src test package.json package-lock.json tsconfig.json build.mjs README.md LICENSE".split(
        " ",
      ),
    );
    const top = new Set(tracked.map((file) => file.split("/")[0]!));
    expect([...top].filter((name) => !layout.has(name) && !name.startsWith("."))).toEqual([]);
  });

  it("leave out what is made from them", () => {
    expect(
      tracked.filter((file) => /^(dist|site|node_modules|\.overlap|\.venv)\//.test(file)),
    ).toEqual([]);
  });

  it("lock every platform of a tool that comes in one package for each", () => {
    const missing = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in lock.packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it("lock no download address", () => {
    const addresses = Object.values(lock.packages).filter(({ resolved }) =>
      resolved?.startsWith("http"),
    );
    expect(addresses).toEqual([]);
  });
});
