import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderCache, pruneFolder } from "#press/site";
import { scratchFolder } from "./scratch.js";

describe("folderCache(folder)", () => {
  it("keeps texts from one process to the next, each whole in a file of its own", async () => {
    const folder = join(await scratchFolder(), "a", "cache");
    await folderCache(folder).write("key", "text");
    expect(await folderCache(folder).read("key")).toBe("text");
    expect(await folderCache(folder).read("other")).toBeUndefined();
    expect(await readdir(folder)).toEqual(["key"]);
  });

  it.each([
    ["cut short", (file: string) => file.slice(0, -1)],
    ["emptied", () => ""],
    ["overwritten with zeros", (file: string) => "\0".repeat(file.length)],
    ["left by an older program", () => "text"],
  ])("does not know a file that was %s", async (_, damage) => {
    const folder = await scratchFolder();
    await folderCache(folder).write("key", "[1,\n2]");
    expect(await folderCache(folder).read("key")).toBe("[1,\n2]");
    await writeFile(join(folder, "key"), damage(await readFile(join(folder, "key"), "utf8")));
    expect(await folderCache(folder).read("key")).toBeUndefined();
  });

  it("is as good as empty where it cannot be used", async () => {
    const folder = await scratchFolder();
    await writeFile(join(folder, "file"), "");
    const inFile = folderCache(join(folder, "file"));
    await inFile.write("key", "text");
    expect(await inFile.read("key")).toBeUndefined();
    await mkdir(join(folder, "key"));
    expect(await folderCache(folder).read("key")).toBeUndefined();
  });
});

describe("pruneFolder(folder)", () => {
  it("removes what was not used for a month, and keeps what was read since", async () => {
    const folder = await scratchFolder();
    const cache = folderCache(folder);
    for (const [name, days] of Object.entries({ unused: 31, read: 31, young: 29 })) {
      await cache.write(name, name);
      const then = new Date(Date.now() - days * 86_400_000);
      await utimes(join(folder, name), then, then);
    }
    await cache.read("read");
    await pruneFolder(folder);
    expect((await readdir(folder)).sort()).toEqual(["read", "young"]);
  });

  it("does not mind a folder that is not there", async () => {
    await expect(pruneFolder(join(await scratchFolder(), "none"))).resolves.toBeUndefined();
  });
});
