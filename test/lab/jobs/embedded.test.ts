import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect, finished } from "overlap/jobs";
import { describe, expect, it } from "vitest";
import { isOpenToOthers, unprivilegedAccount } from "../../../dist/lab/jobs/embedded/account.js";
import { packageFolder } from "../../../dist/lab/jobs/embedded/package-folder.js";
import { runnablePrograms } from "../../../dist/lab/jobs/embedded/programs.js";
import { becomes, isAlive } from "./servers.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const isRoot = process.getuid?.() === 0;

const jobs = new URL("../../../dist/lab/jobs/", import.meta.url);

/** The server whose folder is in that place, as soon as it has written down its number; before, 0 or less. */
async function serverIn(place: string): Promise<number> {
  const [folder = ""] = await readdir(place);
  const text = await readFile(join(place, folder, "data", "postmaster.pid"), "utf8").catch(
    () => "",
  );
  return Number.parseInt(text, 10) || 0; // below 0 while the folder is being made
}

interface Started {
  child: ChildProcess;
  pids: number[];
  folder: string;
}

/** A program that has a server of its own and a worker that is in the middle of a job. */
async function program(options: { uid?: number; gid?: number } = {}): Promise<Started> {
  const code = `
    import { connect } from "overlap/jobs";
    const server = await connect({ url: undefined });
    const [worker] = await server.startWorkers("jobs");
    await server.queue("jobs").add("wait", { ms: 60_000 });
    while (worker.underWay.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const { pids, folder } = server.embedded;
    console.log(JSON.stringify({ pids: [...pids, worker.pid], folder }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    ...options,
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 25_000,
    killSignal: "SIGKILL",
  });
  const [said] = await once(child.stdout!, "data");
  return { child, ...JSON.parse(String(said)) };
}

const nothingIsLeft = ({ pids, folder }: Started) =>
  becomes(() => pids.every((pid) => !isAlive(pid)) && !existsSync(folder));

describe("connect() without a url", () => {
  it("starts a PostgreSQL that works, and leaves no process and no folder when it is closed", async () => {
    const server = await connect({ url: undefined });
    const { pids, folder } = server.embedded!;
    const [worker] = await server.startWorkers("jobs");
    const queue = server.queue("jobs");
    const [job] = await finished(queue, [await queue.add("sum", { from: 0, to: 10 })]);
    expect(job!.returnvalue).toBe("285");
    await server.close();
    await server.close();
    expect([...pids, worker!.pid].filter(isAlive)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it.runIf(process.platform !== "win32")(
    "leaves no server, worker or folder when its program is killed",
    async () => {
      const started = await program();
      expect(started.pids.filter(isAlive)).toEqual(started.pids);
      started.child.kill("SIGKILL");
      expect(await nothingIsLeft(started)).toBe(true);
    },
  );

  it("leaves no server and no folder when its keeper is killed", async () => {
    const server = await connect({ url: undefined });
    const { pids, folder } = server.embedded!;
    process.kill(pids[1], "SIGKILL");
    expect(await becomes(() => !isAlive(pids[0]))).toBe(true);
    await server.close();
    expect(existsSync(folder)).toBe(false);
  });

  it.runIf(process.platform !== "win32")(
    "leaves no server and no folder when its program ends while it starts",
    async () => {
      const place = await mkdtemp(join(tmpdir(), "overlap-start-"));
      await chmod(place, 0o777);
      const keeper = spawn(
        process.execPath,
        [fileURLToPath(new URL("embedded/keeper.child.js", jobs)), packageFolder()!],
        { stdio: ["pipe", "ignore", "inherit"], env: { ...process.env, TMPDIR: place } },
      );
      const ended = once(keeper, "exit");
      try {
        let pid = 0;
        while (pid <= 0 && keeper.exitCode === null) {
          await new Promise(setImmediate);
          pid = await serverIn(place);
        }
        keeper.stdin.end();
        await ended;
        expect(pid).toBeGreaterThan(0);
        expect(isAlive(pid)).toBe(false);
        expect(await readdir(place)).toEqual([]);
      } finally {
        keeper.kill("SIGKILL");
        await rm(place, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  );

  // Where the tests run as somebody else, all of them are this test.
  it.runIf(isRoot && isOpenToOthers(root))("runs as an ordinary user, too", async () => {
    const { uid, gid } = unprivilegedAccount()!;
    const started = await program({ uid, gid });
    started.child.kill("SIGKILL");
    expect(await nothingIsLeft(started)).toBe(true);
  });
});

describe("runnablePrograms(native, folder, account)", () => {
  const native = packageFolder();
  // On CI it must be there: then its absence fails.
  const absent = native === undefined && !process.env.CI;

  async function inFolder(use: (folder: string) => Promise<void>) {
    const folder = await mkdtemp(join(tmpdir(), "overlap-programs-"));
    await chmod(folder, 0o711);
    try {
      await use(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  it.skipIf(absent)(
    "leaves the programs where they are, and needs no links between files there",
    () =>
      inFolder(async (folder) => {
        const { postgres } = await runnablePrograms(native!, folder, undefined);
        expect(postgres.startsWith(native!)).toBe(true);
      }),
  );

  it.skipIf(absent)("copies programs that have lost the right to be run", () =>
    inFolder(async (folder) => {
      const installed = join(folder, "installed");
      await cp(native!, installed, { recursive: true, filter: (file) => !file.endsWith(".a") });
      await chmod(join(installed, "bin", "postgres"), 0o644);
      const { postgres, environment } = await runnablePrograms(installed, folder, undefined);
      expect(postgres).toBe(join(folder, "native", "bin", "postgres"));
      expect(environment).toEqual({});
      expect(await versionOf(postgres)).toContain("PostgreSQL");
    }),
  );

  it.runIf(isRoot && native !== undefined)(
    "copies programs from a folder that their user cannot enter",
    () =>
      inFolder(async (folder) => {
        const closed = join(folder, "closed");
        await cp(native!, closed, { recursive: true, filter: (file) => !file.endsWith(".a") });
        await chmod(closed, 0o700);
        const account = unprivilegedAccount();
        const { postgres } = await runnablePrograms(closed, folder, account);
        expect(postgres).toBe(join(folder, "native", "bin", "postgres"));
        expect(await versionOf(postgres, account)).toContain("PostgreSQL");
      }),
  );
});

async function versionOf(program: string, account: object = {}): Promise<string> {
  const child = spawn(program, ["--version"], { ...account, cwd: "/" });
  let said = "";
  child.stdout.on("data", (text) => {
    said += text;
  });
  await once(child, "close");
  return said;
}

describe("packageFolder(platform)", () => {
  it("is nothing where npm has no server for the platform", () => {
    expect(packageFolder("sunos-x64")).toBeUndefined();
  });
});
