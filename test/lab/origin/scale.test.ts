import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";

describe("OVERLAP_SCALE", () => {
  it("stretches what the options and the urls say alike", async () => {
    const code = `
      import { withOrigin } from "overlap/origin";
      import { request } from "undici";
      await withOrigin({ latency: 2 }, async (origin) => {
        for (const url of [origin.page(0), origin.page(0, { latency: 5 })]) {
          await (await request(url)).body.dump();
        }
        console.log((await origin.arrivals()).map(({ latency }) => latency).join());
        process.exit();
      });`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, OVERLAP_SCALE: "3" },
      timeout: 25_000,
      killSignal: "SIGKILL",
    });
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
    });
    await once(child, "close");
    expect(said.trim()).toBe("6,15");
  });
});
