import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { copyLessons, findJupyter, writeJupyterFiles } from "#jupyter";
import { project } from "./jupyter.js";

const jupyter = await findJupyter(project);

/** JupyterLab in a program of its own, as the command runs it, with one kernel started. */
const program = `
  const { runLab } = await import(process.argv[1]);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop.abort());
  const [jupyter, options] = process.argv.slice(2).map((text) => JSON.parse(text));
  process.exitCode = await runLab(jupyter, { ...options, signal: stop.signal });
`;

interface KernelSpecs {
  default: string;
  kernelspecs: Record<string, { spec: { argv: string[] } }>;
}

const absent = process.platform === "win32" || (!jupyter && !process.env.CI);

describe.skipIf(absent)("runLab(jupyter, options)", () => {
  it("serves the learner's lessons with this checkout's kernel, and leaves none behind", {
    timeout: 120_000,
  }, async () => {
    expect(jupyter, "a JupyterLab 4 in .venv or on the PATH").toBeDefined();
    const folder = await mkdtemp(join(tmpdir(), "overlap-lab-"));
    const own = await writeJupyterFiles(project);
    const [first] = await copyLessons(join(project, "notebooks"), folder);
    const options = { folder, first: first!.name, own, browser: false, port: 0 };
    const index = new URL("../../dist/jupyter/index.js", import.meta.url).href;
    const args = [index, jupyter, options].map((one) =>
      typeof one === "string" ? one : JSON.stringify(one),
    );
    const lab = spawn(process.execPath, ["--input-type=module", "-e", program, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 110_000,
      killSignal: "SIGKILL",
    });
    try {
      const { base, token } = await address(lab);
      const ask = async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> => {
        const headers = { authorization: `token ${token}`, "content-type": "application/json" };
        const answer = await fetch(`${base}/api/${path}`, { ...init, headers });
        expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
        return (await answer.json()) as Answer;
      };
      const specs = await ask<KernelSpecs>("kernelspecs");
      expect(specs.default).toBe("tslab");
      expect(specs.kernelspecs.tslab?.spec.argv[0]).toBe(process.execPath);
      const { content } = await ask<{ content: { name: string }[] }>("contents/");
      expect(content.map(({ name }) => name)).toContain(first!.name);
      const start = { method: "POST", body: '{"name":"tslab"}' };
      const { id } = await ask<{ id: string }>("kernels", start);
      const kernels = await processesOf(id);
      expect(kernels).toHaveLength(1);

      lab.kill("SIGINT");
      const [code] = await once(lab, "exit");
      expect(code).toBe(0);
      for (let tries = 0; isAlive(kernels[0]!) && tries < 100; tries++) await pause(100);
      expect(isAlive(kernels[0]!)).toBe(false);
    } finally {
      if (lab.exitCode === null) {
        lab.kill("SIGINT");
        await once(lab, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Where it listens, as it says itself. */
async function address(lab: ReturnType<typeof spawn>): Promise<{ base: string; token: string }> {
  let said = "";
  for (const stream of [lab.stdout, lab.stderr]) {
    stream?.on("data", (text) => {
      said += text;
    });
  }
  for (let tries = 0; tries < 600; tries++) {
    const found = /(http:\/\/127\.0\.0\.1:\d+)\/lab\S*[?&]token=(\w+)/.exec(said);
    if (found) return { base: found[1]!, token: found[2]! };
    await pause(100);
  }
  throw new Error(`JupyterLab did not say where it listens: ${said}`);
}

/** The processes of a kernel: its connection file bears its id. */
async function processesOf(kernel: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=", "-o", "args="]);
  const lines = stdout.split("\n").filter((line) => line.includes(`kernel-${kernel}.json`));
  return lines.map((line) => Number.parseInt(line, 10));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
