import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { jobsAvailable } from "overlap/jobs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseNotebook } from "#press/notebook";
import { makeOwnFolder, type OwnFolder } from "../cli/own-folder.js";
import { findJupyter, project } from "./jupyter.js";
import { noLab } from "./lab.js";
import { openLesson } from "./lab-kernel.js";
import {
  descendantsOf,
  isAlive,
  listening,
  listeningOf,
  processesWith,
  processOf,
} from "./processes.js";

// What a process holds is read from /proc.
describe.skipIf(process.platform !== "linux" || noLab)(
  "npm run jupyter, ended",
  {
    timeout: 240_000,
  },
  () => {
    let own: OwnFolder;
    let home: string;
    let temporary: string;
    beforeAll(async () => {
      own = await makeOwnFolder();
    }, 120_000);
    afterAll(() => own?.remove());
    beforeEach(async () => {
      [home, temporary] = (await Promise.all(
        ["home", "tmp"].map(async (name) =>
          realpath(await mkdtemp(join(tmpdir(), `overlap-${name}-`))),
        ),
      )) as [string, string];
      // A database does not run as root, and has to get at its files all the same.
      await chmod(temporary, 0o755);
    });
    afterEach(async () => {
      for (const folder of [home, temporary]) await rm(folder, { recursive: true, force: true });
    });

    /** As in a terminal: a group of processes of its own, which Ctrl-C reaches as a whole. */
    function startCommand() {
      const { npm_config_local_prefix, INIT_CWD, ...environment } = process.env;
      const args = ["run", "--silent", "jupyter", "--", "--no-browser", "--port", "0"];
      const command = spawn("npm", args, {
        cwd: own.folder,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          ...environment,
          HOME: home,
          TMPDIR: temporary,
          npm_config_cache: join(home, "npm"),
          OVERLAP_JUPYTER: findJupyter(),
        },
      });
      let said = "";
      for (const stream of [command.stdout, command.stderr]) {
        stream.on("data", (text) => {
          said += text;
        });
      }
      const ended = once(command, "close").then(([code]) => code as number | null);
      async function address(): Promise<{ base: string; token: string }> {
        for (;;) {
          const [, base, token] =
            /(http:\/\/127\.0\.0\.1:\d+)\/lab\S*[?&]token=(\w+)/.exec(said) ?? [];
          if (base && token) return { base, token };
          if (command.exitCode !== null) throw new Error(`expected an address, got: ${said}`);
          await pause(50);
        }
      }
      return { pid: command.pid!, address, ended, said: () => said };
    }

    it.each([
      ["Ctrl-C", (pid: number) => process.kill(-pid, "SIGINT")],
      ["SIGTERM to npm alone", (pid: number) => process.kill(pid, "SIGTERM")],
    ])("by %s leaves no process, no open port and no file behind", async (_, end) => {
      const tagged = () => processesWith(`TMPDIR=${temporary}`);
      const command = startCommand();
      try {
        const lab = await command.address();
        // One kernel is in the middle of a cell with threads and child processes...
        const downloads = await openLesson(lab, "06-five-ways-to-download.ipynb");
        for (const id of ["imports", "the-pools"]) {
          expect(await downloads.run(await sourceOf("06-five-ways-to-download", id)), id).toBe(
            "ok",
          );
        }
        const kernel = await processOf(downloads.id);
        const before = (await descendantsOf(kernel)).length;
        downloads.send(await sourceOf("06-five-ways-to-download", "run-cold"));
        while ((await descendantsOf(kernel)).length <= before) await pause(20);
        // ...the other has a database, a web and two workers open, and nothing to do.
        if (jobsAvailable().available) {
          const jobs = await openLesson(lab, "14-beyond-one-machine.ipynb");
          for (const id of ["imports", "connect", "add-one", "start-workers"]) {
            expect(await jobs.run(await sourceOf("14-beyond-one-machine", id)), id).toBe("ok");
          }
        }
        const started = [...new Set([...(await descendantsOf(command.pid)), ...tagged()])];
        const ports = listeningOf(started);
        expect(started.length).toBeGreaterThan(5);
        expect(ports.length).toBeGreaterThan(2);
        if (jobsAvailable().available) expect(await readdir(temporary)).not.toEqual([]);

        end(command.pid);
        await command.ended;
        const left = async () => ({
          processes: [...new Set([...started.filter(isAlive), ...tagged()])],
          ports: listening().filter((inode) => ports.includes(inode)),
          files: await readdir(temporary, { recursive: true }),
          running: (await readdir(join(home, ".local/share/jupyter/runtime"))).filter((name) =>
            /^(kernel|jpserver)-/.test(name),
          ),
        });
        const nothing = { processes: [], ports: [], files: [], running: [] };
        await expect.poll(left, { timeout: 30_000 }).toEqual(nothing);
        // Nor is there a kernel of ours among the user's own.
        expect(await readdir(join(home, ".local/share/jupyter"))).toEqual(["runtime"]);
      } finally {
        for (const pid of tagged()) process.kill(pid, "SIGKILL");
      }
    });
  },
);

async function sourceOf(lesson: string, id: string): Promise<string> {
  const file = join(project, "notebooks", `${lesson}.ipynb`);
  const { cells } = parseNotebook(await readFile(file, "utf8"), file);
  const cell = cells.find((one) => one.id === id);
  if (!cell) throw new Error(`expected a cell ${id} in ${lesson}`);
  return cell.source;
}
