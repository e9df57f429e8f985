import { spawn } from "node:child_process";
import { once } from "node:events";
import { models } from "overlap/download";
import { describe, expect, it } from "vitest";

/** Runs a program to its end and gives back its exit code and the lines that it said. */
async function run(code: string): Promise<{ exit: number; lines: string[] }> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["ignore", "pipe", "inherit"],
    // Outlives no test that has given up on it.
    timeout: 25_000,
    killSignal: "SIGKILL",
  });
  let said = "";
  child.stdout.on("data", (data) => {
    said += data;
  });
  const [exit] = await once(child, "close");
  return { exit, lines: said.trim().split("\n") };
}

const start = `
  import { models } from "overlap/download";
  import { startOrigin } from "overlap/origin";
  const origin = await startOrigin({ latency: 1 });
  const say = (value) => process.stdout.write(JSON.stringify(value) + "\\n");
  /** What keeps the program alive, beside its own output. */
  const alive = () => process.getActiveResourcesInfo().filter((name) => name !== "PipeWrap" && name !== "TTYWrap");
  /** Waits a few turns: handles that are closed go at the end of one. */
  const socketsLeft = async () => {
    for (let tries = 0; ; tries++) {
      const { socketsOpen, inFlight } = await origin.gauges();
      const left = socketsOpen + inFlight + alive().length;
      if (left === 0 || tries === 500) return { socketsOpen, inFlight, alive: alive() };
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };`;

describe.each(Object.keys(models))("%s(urls)", (name) => {
  it("leaves no socket, thread, process, timer or handle, whether it succeeds, fails or is aborted", async () => {
    const { exit, lines } = await run(`${start}
      const { download } = models.${name};
      const options = { concurrency: 3, deadline: 1000 };
      await download(origin.pages(6), options);
      say(await socketsLeft());
      await download([origin.page(0, { failure: "status" }), ...origin.pages(5)], options).catch(() => {});
      say(await socketsLeft());
      const stop = new AbortController();
      const aborted = download(origin.pages(6, { failure: "hang" }), { ...options, signal: stop.signal }).catch(() => {});
      while ((await origin.gauges()).requests < 1);
      stop.abort();
      await aborted;
      say(await socketsLeft());`);
    const nothing = JSON.stringify({ socketsOpen: 0, inFlight: 0, alive: [] });
    expect({ exit, lines }).toEqual({ exit: 0, lines: [nothing, nothing, nothing] });
  });
});

describe.each(Object.keys(models).filter((name) => models[name as keyof typeof models].open))(
  "models.%s.open()",
  (name) => {
    it("does not keep the program alive, idle or never used", async () => {
      const { exit, lines } = await run(`${start}
        const used = models.${name}.open({ concurrency: 3 });
        models.${name}.open({ concurrency: 3 });
        say((await used.download(origin.pages(6))).length);`);
      expect({ exit, lines }).toEqual({ exit: 0, lines: ["6"] });
    });

    it("can be closed at any moment of its start", async () => {
      const { exit, lines } = await run(`${start}
        for (let moment = 0; moment < 6; moment++) {
          const pool = models.${name}.open({ concurrency: 6 });
          await new Promise((resolve) => setTimeout(resolve, moment * 16));
          await pool.close();
        }
        const pages = await models.${name}.download(origin.pages(1), { concurrency: 6 });
        say([pages.length, await socketsLeft()]);`);
      const nothing = JSON.stringify([1, { socketsOpen: 0, inFlight: 0, alive: [] }]);
      expect({ exit, lines }).toEqual({ exit: 0, lines: [nothing] });
    });
  },
);
