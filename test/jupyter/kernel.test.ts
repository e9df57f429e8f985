import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeJupyterFiles } from "#jupyter";
import { project } from "./jupyter.js";
import { type Spoken, type SpokenKernel, speakTo } from "./spoken-kernel.js";

let kernel: SpokenKernel;
let folder: string;
beforeAll(async () => {
  // Below the project, where cells find its modules.
  folder = await mkdtemp(join(project, ".overlap", "kernel-"));
  kernel = await speakTo(await writeJupyterFiles(project), folder);
}, 120_000);
afterAll(async () => {
  await kernel?.close();
  await rm(folder, { recursive: true, force: true });
});

/** All that a cell shows, as text. */
function shown({ messages }: Pick<Spoken, "messages">): string {
  const texts = messages.map(({ type, content }) =>
    type === "stream" ? content.text : (content.data as Record<string, unknown>)?.["text/plain"],
  );
  return texts.filter((text) => text !== undefined).join("");
}

/** The error of a cell that fails. */
async function failureOf(code: string) {
  const { reply, messages } = await kernel.run(code);
  const errors = messages.filter(({ type }) => type === "error").map(({ content }) => content);
  expect(errors).toHaveLength(1);
  expect(reply).toMatchObject({ status: "error", ...errors[0] });
  await calm();
  const { ename, evalue, traceback } = errors[0] as {
    ename: string;
    evalue: string;
    traceback: string[];
  };
  expect(traceback[0]).toContain(evalue.split("\n")[0]);
  const cell = `cell [${reply.execution_count}]`;
  return { ename, evalue, lines: traceback.slice(1), cell };
}

/** For a moment after an error tslab refuses to run anything. */
async function calm(): Promise<void> {
  for (;;) {
    const { reply } = await kernel.run("");
    if (reply.status === "ok") return;
    expect(reply.status).toBe("aborted");
  }
}

const noted = async (code: string) => {
  const spoken = await kernel.run(code);
  expect(spoken.reply.status).toBe("ok");
  return shown(spoken);
};

describe("an error in a learner's kernel", { timeout: 60_000 }, () => {
  it("names the learner's lines, innermost first, and nothing else", async () => {
    const { ename, evalue, lines, cell } = await failureOf(
      "\nconst deep = (x: any) => {\n  return x.y.z;\n};\ndeep({});",
    );
    expect([ename, evalue]).toEqual([
      "TypeError",
      "Cannot read properties of undefined (reading 'z')",
    ]);
    expect(lines).toEqual([
      `    at deep (${cell}:3)  return x.y.z;`,
      `    at ${cell}:5  deep({});`,
    ]);
  });

  it("names the learner's line also where it came up deep in this project's modules", async () => {
    const { ename, lines, cell } = await failureOf(
      'import { eventLoop } from "overlap/download";\nawait eventLoop(["http://127.0.0.1:1/x"]);',
    );
    expect(ename).toBe("DownloadError");
    expect(lines[0]).toBe(`    at ${cell}:2  await eventLoop(["http://127.0.0.1:1/x"]);`);
    expect(lines.join("\n")).not.toMatch(/dist|node_modules|tslab/);
  });

  it("leaves what the cell had written before it", async () => {
    const code = 'console.error("mine");\nconsole.log("said");\nthrow new Error("two\\nlines");';
    const { reply, messages } = await kernel.run(code);
    expect(reply.evalue).toBe("two\nlines");
    expect(messages.map(({ type, content }) => [type, content.name, content.text])).toEqual([
      ["stream", "stderr", "mine\n"],
      ["stream", "stdout", "said\n"],
      ["error", undefined, undefined],
    ]);
    await calm();
  });

  it("shows the line of each mistake that the compiler finds", async () => {
    const { ename, evalue, lines, cell } = await failureOf(
      'const n: number = "x";\n\nconst m = nowhere;',
    );
    expect(ename).toBe("CompileError");
    expect(evalue).toBe("Type 'string' is not assignable to type 'number'.");
    expect(lines).toEqual([
      `    at ${cell}:1  const n: number = "x";`,
      "Cannot find name 'nowhere'.",
      `    at ${cell}:3  const m = nowhere;`,
    ]);
  });

  it("that nobody handles is told by the learner's line too", async () => {
    const code =
      'void Promise.reject(new RangeError("nobody"));\nawait new Promise((r) => setTimeout(r, 1));';
    const { reply, messages } = await kernel.run(code);
    expect(reply.status).toBe("ok");
    expect(messages).toHaveLength(1);
    expect(messages[0]?.content).toEqual({
      name: "stderr",
      text: `Nobody handled this error:\nRangeError: nobody\n    at cell [${reply.execution_count}]:1  void Promise.reject(new RangeError("nobody"));\n`,
    });
  });
});

describe("a forgotten await in a learner's kernel", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    const { reply } = await kernel.run(
      'import { sleep } from "overlap/time";\nasync function one() { return 1; }\nconst anything: any = one();',
    );
    expect(reply.status).toBe("ok");
  });

  it.each([
    ["a last value", "\none()", 2, "`one()` returns a promise"],
    ["a call in the middle", "sleep(1);\nconst n = 2;", 1, "`sleep()` returns a promise"],
    ["a call in a function", "async function two() {\n  sleep(1);\n}", 2, "`sleep()`"],
    ["a name", "const kept = one();\nkept", 2, "`kept` is a promise"],
    ["a value of no known type", "anything", 1, "the cell's last value is a promise"],
  ])("is named: %s", async (_, code, line, words) => {
    const said = await noted(code);
    expect(said).toContain(`**Line ${line}:** ${words}`);
    expect(said).toContain("put `await` before it");
  });

  it.each([
    ["a promise that is kept and awaited later", "const later = one();\nawait later;"],
    ["one that is meant", "void one();"],
    ["one that is handled", "one().then(() => {}, () => {});"],
    ["an assignment", "let some: Promise<number>;\nsome = one();"],
    ["all at once", "const all = [one(), one()];\nawait Promise.all(all);"],
    ["a callback", "[1].forEach(async () => { await one(); });"],
    ["a printed promise", 'console.log("Promise { 1 }")'],
  ])("raises no false alarm: %s", async (_, code) => {
    expect(await noted(code)).not.toContain("**Line");
  });

  it("is named where the compiler stumbles over it", async () => {
    const { evalue, lines, cell } = await failureOf("const sum = 1 + one();");
    expect(evalue).toContain("Did you forget to use 'await'?");
    expect(lines).toEqual([`    at ${cell}:1  const sum = 1 + one();`]);
  });
});

describe.skipIf(process.platform === "win32")("the stop button in a learner's kernel", () => {
  /** The children of the kernel, by what they run. */
  async function children(): Promise<string[]> {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "ppid=,args="]);
    const lines = stdout.split("\n").map((line) => line.trim());
    return lines
      .filter((line) => line.startsWith(`${kernel.pid} `))
      .map((line) => /(\w[\w.-]*\.child)\.js/.exec(line)?.[1] ?? line)
      .filter((line) => !line.includes(" ps "));
  }
  const until = async (done: () => Promise<boolean> | boolean) => {
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it("ends the downloads, threads and children of the cell, and leaves those of earlier cells", {
    timeout: 120_000,
  }, async () => {
    await noted(`import { openEventLoop, openProcesses, openThreads, sequential } from "overlap/download";
import { openThreads as openComputing } from "overlap/compute";
import { measure } from "overlap/measure";
import { startOrigin } from "overlap/origin";
const web = await startOrigin({ latency: 20 });
const earlier = openProcesses({ concurrency: 1 });
await earlier.ready();
const kept: Record<string, any> = { rounds: 0, ended: false };`);
    const before = await children();
    expect(before.sort()).toEqual(["origin.child", "process.child"]);
    const running = kernel.run(`
try {
  kept.threads = openThreads({ concurrency: 2 });
  kept.computing = await openComputing({ workers: 2 });
  kept.processes = openProcesses({ concurrency: 2 });
  kept.second = await startOrigin();
  const urls = web.pages(8);
  await measure({
    processes: () => kept.processes.download(urls),
    threads: () => kept.threads.download(urls),
    sequential: () => sequential(urls),
    earlier: () => earlier.download(urls),
  }, { same: false, rounds: 10_000, repeats: 0, warmUp: 0, onRound: () => { kept.rounds += 1; console.log("round"); } });
} finally {
  kept.ended = true;
}`);
    await until(() => kernel.messages.length > 0);
    expect(await children()).toHaveLength(5);
    kernel.stop();
    const { reply, messages } = await running;
    expect(reply).toMatchObject({ status: "error", ename: "Interrupted" });
    expect(messages.at(-1)?.content.evalue).toBe("the cell was stopped");
    await until(async () => (await children()).length === before.length);
    await calm();
    const said = await noted(`
while (!kept.ended || kept.threads.threads.length + kept.computing.threads().length > 0) await sleep(5);
const { inFlight } = await web.gauges();
const rounds = kept.rounds;
const pages = await earlier.download(web.pages(3));
console.log(JSON.stringify({ inFlight, more: kept.rounds - rounds, pages: pages.length }));
await earlier.close();
await web.close();`);
    expect(JSON.parse(said)).toEqual({ inFlight: 0, more: 0, pages: 3 });
    await until(async () => (await children()).length === 0);
  });

  it("ends a loop that never lets go of the thread", { timeout: 60_000 }, async () => {
    const running = kernel.run('console.log("begun");\nwhile (true);');
    await until(() => kernel.messages.length > 0);
    kernel.stop();
    expect((await running).reply).toMatchObject({ status: "error", ename: "Interrupted" });
    await calm();
    expect(await noted("6 * 7")).toBe("42\n");
  });

  it("does nothing to what a cell that has ended opened", { timeout: 60_000 }, async () => {
    await noted("const idle = openProcesses({ concurrency: 1 });\nawait idle.ready();");
    kernel.stop();
    expect(await noted("await sleep(1);\nconsole.log(idle.pids.length);")).toBe("1\n");
    await noted("await idle.close();");
  });
});
