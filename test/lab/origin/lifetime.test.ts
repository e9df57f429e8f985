import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { OriginError, startOrigin, withOrigin } from "overlap/origin";
import { describe, expect, it } from "vitest";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until nobody listens there any more; false after ten seconds. The process itself may stay for a while, dead but not yet reaped. */
async function stopsListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  for (let tries = 0; tries < 1_000; tries++) {
    const socket = connect(Number(port), hostname);
    try {
      await once(socket, "connect");
    } catch {
      return true;
    } finally {
      socket.destroy();
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

/** A program that starts an origin, says its url, and then does what it is told. */
function program(then: string) {
  const code = `
    import { startOrigin } from "overlap/origin";
    const origin = await startOrigin();
    console.log(origin.url);
    ${then}`;
  return spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["ignore", "pipe", "inherit"],
    // Outlives no test that has given up on it.
    timeout: 25_000,
    killSignal: "SIGKILL",
  });
}

describe("withOrigin(options, use)", () => {
  it("gives back what the use does, and ends the process", async () => {
    const pid = await withOrigin({}, ({ pid }) => {
      expect(isAlive(pid)).toBe(true);
      return pid;
    });
    expect(isAlive(pid)).toBe(false);
  });

  it("ends the process when the use throws", async () => {
    let pid = 0;
    const use = withOrigin({}, async (origin) => {
      pid = origin.pid;
      throw new Error("the use failed");
    });
    await expect(use).rejects.toThrow("the use failed");
    expect(isAlive(pid)).toBe(false);
  });
});

describe("startOrigin(options)", () => {
  it("closes twice without complaint, and says afterwards that it has ended", async () => {
    const origin = await startOrigin();
    await origin.close();
    await origin.close();
    await expect(origin.gauges()).rejects.toThrow(OriginError);
  });

  it("tells who waits for an answer that the process was killed", async () => {
    const origin = await startOrigin();
    process.kill(origin.pid, "SIGKILL");
    await stopsListening(origin.url);
    await expect(origin.gauges()).rejects.toThrow(/process \d+\) has ended with SIGKILL/);
    await origin.close();
  });

  it("outlives an interrupt, which its parent may survive as well", async () => {
    const origin = await startOrigin();
    try {
      process.kill(origin.pid, "SIGINT");
      expect((await origin.gauges()).requests).toBe(0);
    } finally {
      await origin.close();
    }
  });

  it.each([
    ["has nothing more to do", ""],
    ["exits", "process.exit(0)"],
    ["throws", "process.on('uncaughtException', () => process.exit(0)); throw new Error()"],
    ["is killed", "process.kill(process.pid, 'SIGKILL')"],
  ])("ends the process when its program %s", async (_how, then) => {
    const child = program(then);
    const [said] = await once(child.stdout, "data");
    await once(child, "exit");
    expect(await stopsListening(String(said).trim())).toBe(true);
  });

  it("keeps the program alive while an answer is due", async () => {
    const child = program("console.log((await origin.gauges()).requests)");
    let said = "";
    child.stdout.on("data", (data) => {
      said += data;
    });
    const [code] = await once(child, "close");
    expect([code, said.trim().split("\n")[1]]).toEqual([0, "0"]);
  });
});
