import { existsSync } from "node:fs";
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openLog } from "#workshop/room";

async function file(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "overlap-log-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "room.jsonl");
}

describe("openLog(file)", () => {
  it("gives back what was appended, in that order", async () => {
    const path = await file();
    const { log } = await openLog(path);
    await Promise.all(Array.from({ length: 500 }, (_, n) => log.append({ n })));
    await log.close();
    const { records, log: again } = await openLog(path);
    await again.close();
    expect(records).toEqual(Array.from({ length: 500 }, (_, n) => ({ n })));
  });

  it("has the record in the file when append has resolved", async () => {
    const path = await file();
    const { log } = await openLog(path);
    await log.append({ name: "line\nbreak" });
    expect(await readFile(path, "utf8")).toBe('{"name":"line\\nbreak"}\n');
    await log.close();
    await expect(log.append({})).rejects.toThrow("closed");
  });

  it("cuts off a last line that was being written, and goes on after the one before", async () => {
    const path = await file();
    await writeFile(path, '{"n":1}\n{"n":2}\n{"n":3,"na');
    const { records, log } = await openLog(path);
    expect(records).toEqual([{ n: 1 }, { n: 2 }]);
    await log.append({ n: 4 });
    await log.close();
    expect(await readFile(path, "utf8")).toBe('{"n":1}\n{"n":2}\n{"n":4}\n');
  });

  it("writes right after what it has confirmed, whatever a failed write has left there", async () => {
    const path = await file();
    const { log } = await openLog(path);
    await log.append({ n: 1 });
    await appendFile(path, '{"n":');
    await log.append({ n: 2 });
    await log.close();
    expect(await readFile(path, "utf8")).toBe('{"n":1}\n{"n":2}\n');
  });

  it.skipIf(!existsSync("/dev/full"))(
    "takes nothing more once it can neither write nor take back what it wrote",
    async () => {
      // A full disk, on which nothing can be cut off either.
      const { log } = await openLog("/dev/full");
      onTestFinished(() => log.close());
      await expect(log.append({ n: 1 })).rejects.toThrow(/ENOSPC/);
      await expect(log.append({ n: 2 })).rejects.toThrow(
        /^the log ends in half a line since a write failed, which cannot be cut off \(.*\): open the room again$/,
      );
    },
  );

  it("leaves out a damaged line and names it", async () => {
    const path = await file();
    await appendFile(path, '{"n":1}\n\u0000\u0000\n{"n":3}\n');
    const { records, damaged, log } = await openLog(path);
    await log.close();
    expect({ records, damaged }).toEqual({ records: [{ n: 1 }, { n: 3 }], damaged: [2] });
  });
});
