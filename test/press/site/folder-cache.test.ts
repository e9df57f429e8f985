import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderCache } from "#press/site";
import { scratchFolder } from "./scratch.js";

describe("folderCache(folder)", () => {
  it("keeps texts from one process to the next, each whole in a file of its own", async () => {
    const folder = join(await scratchFolder(), "a", "cache");
    await folderCache(folder).write("key", "text");
    expect(await folderCache(folder).read("key")).toBe("text");
    expect(await folderCache(folder).read("other")).toBeUndefined();
    expect(await readdir(folder)).toEqual(["key"]);
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
