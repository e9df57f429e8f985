import { type HiddenPool, jobs, openPool, waitedFor } from "overlap/hidden-pool";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const names = (spans: readonly { task: string }[]) => spans.map(({ task }) => task).sort();
const keys = jobs("key", 4);

describe("openPool(size).run(jobs, keysBy)", () => {
  let pool: HiddenPool;
  beforeAll(async () => {
    pool = await openPool(2);
  });
  afterAll(() => pool.close());

  it.each(["pool", "limit", "worker", "worker-sync"] as const)(
    "records every job once, keys by %s",
    async (keysBy) => {
      const { jobs: done } = await pool.run([...keys, ...jobs("file"), ...jobs("gzip")], keysBy);
      expect(names(done)).toEqual(["file", "gzip", "key 1", "key 2", "key 3", "key 4"]);
    },
  );

  it.each(["pool", "worker"] as const)(
    "gives all keys by %s to the pool's threads",
    async (keysBy) => {
      const { threads } = await pool.run(keys, keysBy);
      expect(names(threads)).toEqual(names(keys.map(({ name }) => ({ task: name }))));
      expect(new Set(threads.map(({ lane }) => lane)).size).toBeLessThanOrEqual(2);
    },
  );

  it("gives no key of worker-sync to the pool", async () => {
    expect((await pool.run(keys, "worker-sync")).threads).toEqual([]);
  });

  it("lets a file wait for all keys before it but as many as there are other threads", async () => {
    const recording = await pool.run([...keys, ...jobs("file")]);
    expect(waitedFor(recording, "file")).toBeGreaterThanOrEqual(keys.length + 1 - pool.size);
  });

  it("rejects with what a job came to, and goes on", async () => {
    await expect(pool.run(jobs("page", 1, "http://127.0.0.1:1/"))).rejects.toThrow("ECONNREFUSED");
    expect((await pool.run(jobs("stat"))).jobs).toHaveLength(1);
  });
});

describe("openPool(size)", () => {
  it.each([0, 1.5, 1025, Number.NaN])("refuses %s threads", async (size) => {
    await expect(openPool(size)).rejects.toThrow("whole number from 1 to 1024");
  });

  it("ends its process by close()", async () => {
    const pool = await openPool(1);
    await pool.close();
    expect(() => process.kill(pool.pid, 0)).toThrow("ESRCH");
    await expect(pool.run(jobs("stat"))).rejects.toThrow();
  });
});

describe("waitedFor(recording, name)", () => {
  it("refuses a name that no job has", () => {
    expect(() => waitedFor({ jobs: [], threads: [] }, "file")).toThrow('no job was named "file"');
  });
});
