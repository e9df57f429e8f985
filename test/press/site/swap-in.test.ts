import * as disk from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkTarget, SiteError, type SiteFiles, swapIn } from "#press/site";
import { filesIn, scratchFolder } from "./scratch.js";

const first = new Map([
  ["index.html", "first"],
  ["assets/a.css", "a"],
]);
const second = new Map([
  ["index.html", "second"],
  ["more.html", "m"],
]);
/** No process has this number. */
const GONE = 2 ** 30;

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: failed`), { code });
}

/** The disk, but the nth call of that name fails. */
function failing(name: keyof SiteFiles, nth: number, code: string): SiteFiles {
  let calls = 0;
  const call = (...parts: unknown[]) => {
    calls++;
    if (calls === nth) return Promise.reject(failure(code));
    return Reflect.apply(Reflect.get(disk, name), disk, parts);
  };
  return { ...disk, [name]: call };
}

async function siteIn(folder: string) {
  const { ".overlap-site": manifest, ...files } = await filesIn(folder);
  return { manifest, files };
}

describe("swapIn(out, site)", () => {
  it("writes a site where nothing was, in folders that were not there", async () => {
    const out = join(await scratchFolder(), "a", "b", "site");
    await swapIn(out, first);
    expect((await siteIn(out)).files).toEqual(Object.fromEntries(first));
    expect(await disk.readdir(join(out, ".."))).toEqual(["site"]);
  });

  it("replaces an earlier site whole", async () => {
    const out = join(await scratchFolder(), "site");
    await swapIn(out, first);
    await swapIn(out, second);
    expect((await siteIn(out)).files).toEqual(Object.fromEntries(second));
    expect(await disk.readdir(join(out, ".."))).toEqual(["site"]);
  });

  it("fills an empty folder", async () => {
    const out = join(await scratchFolder(), "site");
    await disk.mkdir(out);
    await swapIn(out, first);
    expect((await siteIn(out)).files).toEqual(Object.fromEntries(first));
  });

  it("keeps a link and replaces what it points to", async () => {
    const folder = await scratchFolder();
    await disk.mkdir(join(folder, "real"));
    await disk.symlink(join(folder, "real"), join(folder, "site"), "junction");
    await swapIn(join(folder, "site"), first);
    expect((await disk.lstat(join(folder, "site"))).isSymbolicLink()).toBe(true);
    expect((await siteIn(join(folder, "real"))).files).toEqual(Object.fromEntries(first));
  });

  it.each([
    [
      "the first file cannot be written",
      () => failing("writeFile", 1, "ENOSPC"),
      "no space is left on the disk (ENOSPC)",
    ],
    [
      "the disk is full in the middle",
      () => failing("writeFile", 3, "ENOSPC"),
      "no space is left on the disk (ENOSPC)",
    ],
    [
      "no folder may be made beside it",
      () => failing("mkdir", 2, "EACCES"),
      "permission denied (EACCES)",
    ],
    [
      "the old site cannot be moved",
      () => failing("rename", 1, "EPERM"),
      "permission denied, or a file in it is open (EPERM)",
    ],
    [
      "the new site cannot be moved",
      () => failing("rename", 2, "EROFS"),
      "the file system is read-only (EROFS)",
    ],
  ])("leaves the last site when %s", async (_, files, reason) => {
    const out = join(await scratchFolder(), "site");
    await swapIn(out, first);
    const before = await filesIn(out);
    await expect(swapIn(out, second, files())).rejects.toThrow(
      new SiteError(`cannot write the site to ${out}: ${reason}`),
    );
    expect(await filesIn(out)).toEqual(before);
    expect(await disk.readdir(join(out, ".."))).toEqual(["site"]);
  });

  it("leaves the site of a build that was faster", async () => {
    const folder = await scratchFolder();
    const [out, faster] = [join(folder, "site"), join(folder, "faster")];
    await swapIn(out, first);
    await swapIn(faster, second);
    const rename: SiteFiles["rename"] = async (from, to) => {
      if (to === out) await disk.cp(faster, out, { recursive: true });
      return disk.rename(from, to);
    };
    await expect(swapIn(out, first, { ...disk, rename })).rejects.toThrow(
      `cannot write the site to ${out}: `,
    );
    expect((await siteIn(out)).files).toEqual(Object.fromEntries(second));
    expect((await disk.readdir(folder)).sort()).toEqual(["faster", "site"]);
  });

  it("stands even when the old site cannot be removed, and the next build removes it", async () => {
    const out = join(await scratchFolder(), "site");
    await swapIn(out, first);
    await swapIn(out, second, failing("rm", 1, "EPERM"));
    expect((await siteIn(out)).files).toEqual(Object.fromEntries(second));
    await swapIn(out, first);
    expect(await disk.readdir(join(out, ".."))).toEqual(["site"]);
  });

  it("puts the last site back that an interrupted swap had moved away", async () => {
    const out = join(await scratchFolder(), "site");
    await swapIn(out, first);
    await disk.rename(out, `${out}.old-${GONE}`);
    await expect(swapIn(out, second, failing("writeFile", 1, "ENOSPC"))).rejects.toThrow("ENOSPC");
    expect((await siteIn(out)).files).toEqual(Object.fromEntries(first));
    expect(await disk.readdir(join(out, ".."))).toEqual(["site"]);
  });

  it("removes what interrupted builds have left", async () => {
    const out = join(await scratchFolder(), "site");
    await swapIn(`${out}.next-${GONE}`, first);
    await swapIn(`${out}.old-${GONE}`, first);
    await swapIn(`${out}.next-${process.pid}`, first);
    await swapIn(out, second);
    expect(await disk.readdir(join(out, ".."))).toEqual(["site"]);
  });

  it("touches no folder of a like name that is not a site's, nor one of a living build", async () => {
    const folder = await scratchFolder();
    const out = join(folder, "site");
    const others = [`site.next-${GONE}`, `site.old-${GONE}`, "site.next-x"];
    for (const name of others) {
      await disk.mkdir(join(folder, name));
      await disk.writeFile(join(folder, name, "mine.txt"), "mine");
    }
    await swapIn(`${out}.next-${process.ppid}`, first);
    await swapIn(out, second);
    expect((await disk.readdir(folder)).sort()).toEqual(
      ["site", `site.next-${process.ppid}`, ...others].sort(),
    );
  });
});

describe("checkTarget(out)", () => {
  it("takes a folder that is missing, empty or a site, also one that a file manager has seen", async () => {
    const out = join(await scratchFolder(), "site");
    await checkTarget(out);
    await disk.mkdir(out);
    await checkTarget(out);
    await swapIn(out, first);
    await disk.writeFile(join(out, "assets", ".DS_Store"), "");
    await checkTarget(out);
  });

  it("refuses a folder that holds what no build wrote, in one line", async () => {
    const out = await scratchFolder();
    await disk.writeFile(join(out, "notes.txt"), "mine");
    await disk.mkdir(join(out, "photos"));
    await disk.writeFile(join(out, "photos", "a.jpg"), "mine");
    const message = `${out} holds notes.txt and 1 more, which no build wrote, and would be replaced whole: move it away or name another folder with --out`;
    await expect(checkTarget(out)).rejects.toThrow(new SiteError(message));
    await expect(swapIn(out, first)).rejects.toThrow(new SiteError(message));
    expect(await filesIn(out)).toEqual({ "notes.txt": "mine", "photos/a.jpg": "mine" });
  });

  it("refuses a site to which somebody has added a file", async () => {
    const out = join(await scratchFolder(), "site");
    await swapIn(out, first);
    await disk.writeFile(join(out, "assets", "mine.css"), "");
    await expect(checkTarget(out)).rejects.toThrow(
      `${out} holds assets/mine.css, which no build wrote`,
    );
  });

  it("refuses a file", async () => {
    const out = join(await scratchFolder(), "site");
    await disk.writeFile(out, "");
    await expect(checkTarget(out)).rejects.toThrow(
      `${out} is a file: expected a folder for the site`,
    );
  });
});
