import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type ModelName, models, openers } from "overlap/compute";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("a CommonJS program", () => {
  test.each(Object.keys(models) as ModelName[])(
    "has nothing left of %s after a success, a failure and an abort, no timer either",
    async (name) => {
      const { printed, code } = await run(`
        const left = async () => {
          for (let i = 0; i < 3; i++) await new Promise(setImmediate);
          return process.getActiveResourcesInfo().join();
        };
        // The first thread of a process opens both of its pipes: open them before the comparison.
        const pipes = [process.stdout, process.stderr];
        const compute = models.${name};
        const small = task("sumOfSquares", 0, 10);
        (async () => {
          const before = await left();
          await compute([small, small], { workers: 2 });
          const afterSuccess = await left();
          await compute([small, task("sumOfSquares", 5, 3)], { workers: 2 }).catch(() => {});
          const afterFailure = await left();
          const controller = new AbortController();
          const { signal } = controller;
          const onResult = () => controller.abort();
          await compute([small, small], { workers: 1, signal, onResult }).catch(() => {});
          console.log(JSON.stringify([before, afterSuccess, afterFailure, await left()]));
        })();
      `);
      const [before, ...after] = JSON.parse(printed);
      expect(after).toEqual([before, before, before]);
      expect(before).not.toContain("Timeout");
      expect(code).toBe(0);
    },
  );

  test.each(Object.keys(openers))("ends by itself with an idle pool of %s open", async (name) => {
    const { printed, code } = await run(`
      (async () => {
        const pool = await openers.${name}({ workers: 2 });
        console.log(String(await pool.compute([task("sumOfSquares", 0, 10)])));
      })();
    `);
    expect(printed).toBe("285");
    expect(code).toBe(0);
  });

  test("that is killed with open processes leaves no child alive", async () => {
    const program = start(`
      (async () => {
        const pool = await openers.processes({ workers: 2 });
        await pool.compute([task("sumOfSquares", 0, 10)]);
        console.log(pool.pids().join());
        setInterval(() => {}, 1000);
      })();
    `);
    const [line] = await once(program.stdout!, "data");
    const pids = String(line).trim().split(",").map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.map(isAlive)).toEqual([true, true]);
    program.kill("SIGKILL");
    await once(program, "exit");
    await expect.poll(() => pids.some(isAlive), { timeout: 10_000 }).toBe(false);
  });
});

function start(script: string): ChildProcess {
  const whole = `const { models, openers, task } = require("overlap/compute");${script}`;
  return spawn(process.execPath, ["-e", whole], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 25_000,
    killSignal: "SIGKILL",
  });
}

async function run(script: string): Promise<{ printed: string; code: number | null }> {
  const program = start(script);
  let printed = "";
  program.stdout?.on("data", (chunk) => {
    printed += chunk;
  });
  const [code] = await once(program, "close");
  return { printed: printed.trim(), code };
}

/** A process that has ended and waits for its parent to ask counts as dead, where `ps` can tell. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform === "win32") return true;
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return !/^\s*(Z|$)/.test(stdout);
}
