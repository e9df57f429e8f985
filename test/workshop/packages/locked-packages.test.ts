import { describe, expect, it } from "vitest";
import { type LockFile, lockedPackages, lockFromFolder } from "#workshop/packages";

const integrity = "sha512-x";
const lock: LockFile = {
  packages: {
    "": { version: "1.0.0" },
    "node_modules/@scope/one": { version: "1.2.3", integrity },
    "node_modules/two/node_modules/one": { version: "4.0.0", integrity },
    "node_modules/tool": { version: "1.0.0", integrity, dev: true },
    "node_modules/self": { link: true },
    "node_modules/for-linux": { version: "1.0.0", integrity, os: ["linux"], cpu: ["arm64"] },
    "node_modules/for-musl": { version: "1.0.0", integrity, os: ["linux"], libc: ["musl"] },
    "node_modules/for-risc": { version: "1.0.0", integrity, os: ["linux"], cpu: ["riscv64"] },
  },
};

describe("lockedPackages(lock)", () => {
  it("names what learners need on any system that they bring", () => {
    expect(lockedPackages(lock).map(({ name, file }) => `${name} ${file}`)).toEqual([
      "@scope/one scope-one-1.2.3.tgz",
      "one one-4.0.0.tgz",
      "for-linux for-linux-1.0.0.tgz",
    ]);
  });
});

describe("lockFromFolder(lock, folder)", () => {
  it("reads those from the folder and leaves all others as they are", () => {
    const { packages } = lockFromFolder(lock, "npm-packages");
    expect(packages["node_modules/@scope/one"]).toEqual({
      version: "1.2.3",
      integrity,
      resolved: "file:npm-packages/scope-one-1.2.3.tgz",
    });
    for (const place of ["", "node_modules/tool", "node_modules/self", "node_modules/for-musl"]) {
      expect(packages[place]).toEqual(lock.packages[place]);
    }
  });
});
