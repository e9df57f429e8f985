import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  CellTimeoutError,
  type Kernel,
  LostIdleError,
  LostOutputError,
  OutputLimitError,
  type Reply,
  startKernel,
} from "#press/kernel";
import { root } from "./root.js";
import { ownTemporaryFolder } from "./temporary.js";

// One kernel for all: a cell that misbehaves must leave it fit for the next.
// Starting a kernel takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const { expectNothingLeft } = ownTemporaryFolder();
let kernel: Kernel;
beforeAll(async () => {
  kernel = await startKernel({ root, cwd: `${root}/notebooks` });
}, 60_000);
afterAll(async () => {
  await kernel.close();
  expectNothingLeft();
});

const text = ({ outputs }: { outputs: Reply["outputs"] }) =>
  outputs.map((output) => (output.type === "stream" ? output.text : `<${output.type}>`)).join("");

describe("execute(code)", () => {
  test("gives outputs and the count, which begins at 1", async () => {
    const first = await kernel.execute("const six = 6;\nsix * 7");
    expect(first).toMatchObject({ status: "ok", executionCount: 1 });
    expect(first.outputs).toEqual([{ type: "stream", name: "stdout", text: "42\n" }]);
    const second = await kernel.execute("six");
    expect(second).toMatchObject({ status: "ok", executionCount: 2 });
  });

  test("joins what is written in pieces and keeps carriage returns", async () => {
    const reply = await kernel.execute(
      'for (const n of [1, 2]) process.stdout.write(n + "\\r");\nconsole.error("e");\nconsole.log("o");',
    );
    expect(reply.outputs).toEqual([
      { type: "stream", name: "stdout", text: "1\r2\r" },
      { type: "stream", name: "stderr", text: "e\n" },
      { type: "stream", name: "stdout", text: "o\n" },
    ]);
  });

  test("replaces a display that a later cell updates", async () => {
    const first = await kernel.execute(
      'import * as tslab from "tslab";\nconst bar = tslab.newDisplay();\nbar.text("0 %");',
    );
    const second = await kernel.execute('bar.text("100 %");');
    expect(first.outputs).toEqual([
      { type: "display", data: { "text/plain": "100 %" }, metadata: {} },
    ]);
    expect(second.outputs).toEqual([]);
  });

  test("takes a time limit beyond what a timer can wait", async () => {
    expect(await kernel.execute("1", { timeout: 1e12 })).toMatchObject({ status: "ok" });
  });

  test("gives outputs to `onOutput` as they come", async () => {
    const seen: number[] = [];
    await kernel.execute('console.log("a"); console.error("b");', {
      onOutput: (outputs) => seen.push(outputs.length),
    });
    expect(seen).toEqual([1, 2]);
  });

  test("imports the project's own modules", async () => {
    const reply = await kernel.execute('import { scaled } from "overlap/time";\nscaled(0)');
    expect(text(reply)).toBe("0\n");
  });

  test("hands no option down to the threads and processes that a cell starts", async () => {
    expect(text(await kernel.execute("JSON.stringify(process.execArgv)"))).toBe("[]\n");
  });

  test("names an error and its line in the cell, without the kernel's insides", async () => {
    const code = `type Row = { ms: number };

async function worst(rows: Row[]): Promise<number> {
  await null;
  throw new RangeError(\`no rows among \${rows.length}\`);
}

console.error("mine");
await worst([]);`;
    const { status, outputs, failure } = await kernel.execute(code, { cell: "worst-row" });
    expect(status).toBe("error");
    expect(outputs).toEqual([
      { type: "stream", name: "stderr", text: "mine\n" },
      {
        type: "error",
        name: "RangeError",
        message: "no rows among 0",
        traceback: [
          "RangeError: no rows among 0",
          // biome-ignore lint/suspicious/noTemplateCurlyInString: the line as the cell has it
          "    at worst (worst-row:5)  throw new RangeError(`no rows among ${rows.length}`);",
          "    at worst-row:9  await worst([]);",
        ],
      },
    ]);
    expect(failure?.line).toBe(5);
  });

  test("runs the cell after an error, although tslab refuses for a while", async () => {
    await kernel.execute("throw new Error();");
    expect(text(await kernel.execute('console.log("again")'))).toBe("again\n");
  });

  test("reports what the compiler found", async () => {
    const { failure } = await kernel.execute("const n = 1;\n\nmissing(n);", { cell: "typed" });
    expect(failure).toEqual({
      output: {
        type: "error",
        name: "CompileError",
        message: "Cannot find name 'missing'.",
        traceback: ["typed:3:1  Cannot find name 'missing'."],
      },
      line: 3,
    });
  });

  test("makes an unhandled rejection the cell's failure", async () => {
    const reply = await kernel.execute('console.log(1);\nvoid Promise.reject(new Error("lost"));', {
      cell: "unhandled",
    });
    expect(reply.status).toBe("error");
    expect(reply.failure).toMatchObject({
      output: { name: "UnhandledPromiseRejection", message: "Error: lost" },
      line: 2,
    });
    expect(text(reply)).toBe("1\n<error>");
  });

  test("refuses to run two cells at once", async () => {
    const first = kernel.execute("await new Promise((resolve) => setTimeout(resolve, 50));");
    await expect(kernel.execute("1")).rejects.toThrow("one cell at a time");
    await first;
  });
});

describe("settle()", () => {
  test("gives what comes after the end of a cell, with the cell", async () => {
    await kernel.settle();
    await kernel.execute('void setTimeout(() => console.log("late"), 200);', { cell: "hasty" });
    expect(await kernel.settle({ within: 20_000 })).toEqual([
      { cell: "hasty", outputs: [{ type: "stream", name: "stdout", text: "late\n" }] },
    ]);
    expect(await kernel.settle()).toEqual([]);
  });

  test("gives an error that is thrown after the end of a cell", async () => {
    await kernel.execute('void setTimeout(() => { throw new Error("late"); }, 1000);', {
      cell: "hasty",
    });
    const late = await kernel.settle({ within: 20_000 });
    expect(late).toHaveLength(1);
    expect(late[0]).toMatchObject({
      cell: "hasty",
      failure: { output: { name: "UncaughtException", message: "Error: late" }, line: 1 },
    });
  });

  test("gives output of the same turn that comes after idle", async () => {
    await kernel.execute('setImmediate(() => console.log("soon"));\n0;', { cell: "immediate" });
    const late = await kernel.settle({ within: 20_000 });
    expect(late.map(({ cell }) => cell)).toEqual(["immediate"]);
  });

  test("does not wait for what an earlier cell left on purpose", async () => {
    await kernel.execute("const beat = setInterval(() => {}, 1000);\n0;");
    await kernel.settle({ within: 1 });
    await kernel.execute("1");
    expect(await kernel.settle({ within: 1e9 })).toEqual([]);
    await kernel.execute("clearInterval(beat);");
  });
});

describe("execute(code) of a cell that writes much", () => {
  const lines = (count: number) => `for (let i = 0; i < ${count}; i += 1) console.log(i);`;

  test("loses nothing of 480 lines, cell after cell", async () => {
    for (let round = 0; round < 3; round += 1) {
      const reply = await kernel.execute(lines(480));
      expect(text(reply).split("\n")).toHaveLength(481);
    }
  });

  test("says that the idle of 5,000 lines was lost, and what to do", async () => {
    const failed = kernel.execute(lines(5000));
    await expect(failed).rejects.toBeInstanceOf(LostIdleError);
    await expect(failed).rejects.toThrow(
      /reply came but its idle did not.*lost 4\d\d\d messages; join the lines into one call/,
    );
  });

  test("says that lines were lost where the idle was not", async () => {
    const code = `${lines(5000)}\nawait new Promise((resolve) => setTimeout(resolve, 50));`;
    const failed = kernel.execute(code);
    await expect(failed).rejects.toBeInstanceOf(LostOutputError);
    await expect(failed).rejects.toThrow(/lost 4\d\d\d messages/);
  });

  test("says that 50 MB are too much, and keeps within the limit", async () => {
    const error = await kernel
      .execute('console.log("x".repeat(5_000_000));\nconsole.log("x".repeat(45_000_000));')
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(OutputLimitError);
    expect(error.message).toBe("put out 50 million characters, the limit is 10 million; show less");
    expect(text(error)).toHaveLength(5_000_001);
  });

  test("takes 5,000 lines in one call", async () => {
    const reply = await kernel.execute("console.log(Array.from({ length: 5000 }).join('\\n'));");
    expect(text(reply).split("\n")).toHaveLength(5001);
  });
});

describe("execute(code) of a cell without end", () => {
  test.each([
    ["a busy loop", "while (true) {}"],
    ["a promise that never settles", "await new Promise(() => {});"],
    ["a thread that waits", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"],
  ])("interrupts %s at the time limit", async (_, code) => {
    const error = await kernel
      .execute(`console.log("begun");\n${code}`, { timeout: 300 })
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(CellTimeoutError);
    expect(error.message).toBe("did not end within 0.3 s; it was interrupted");
    expect(text(error)).toBe("begun\n");
    expect(text(await kernel.execute('console.log("alive")'))).toBe("alive\n");
  });

  test("interrupt() ends it as an error of the cell", async () => {
    const reply = kernel.execute("await new Promise(() => {});");
    await kernel.interrupt();
    expect(await reply).toMatchObject({ status: "error" });
  });

  // A signal that found nobody listening would end the kernel.
  test("is listened to while its first part runs, and after", async () => {
    const heard = 'process.listenerCount("SIGINT")';
    const first = Number(text(await kernel.execute(heard)));
    expect(first).toBeGreaterThan(0);
    const reply = await kernel.execute(
      `process.once("SIGINT", () => console.log("heard"));\nawait null;\nconst then = ${heard};\nprocess.kill(process.pid, "SIGINT");\nconsole.log(then);\nawait new Promise(() => {});`,
    );
    expect(reply).toMatchObject({ status: "error" });
    expect(text(reply)).toContain(`${first + 1}\n`);
    expect(text(reply)).toContain("heard\n");
    expect(text(await kernel.execute(heard))).toBe(`${first}\n`);
  });
});
