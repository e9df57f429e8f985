import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { copyLessons, type Jupyter, writeJupyterFiles } from "#jupyter";
import { findJupyter, project } from "./jupyter.js";

/** JupyterLab in a program of its own, as the command runs it. */
export interface Lab {
  /** `http://127.0.0.1:43121` */
  base: string;
  token: string;
  /** The learner's folder. */
  folder: string;
  /** All temporary files of the lab and of what it starts go here. */
  temporary: string;
  /** As Ctrl-C; gives the exit code. */
  stop(): Promise<number | null>;
  /** Removes what it has left. */
  remove(): Promise<void>;
}

// To ask it for its version would take seconds in each test file.
const command = findJupyter();

/** Where Jupyter is a promise, its absence is a failure; elsewhere the learner has none. */
export const noLab = process.platform === "win32" || (command === undefined && !process.env.CI);

const program = `
  const { runLab } = await import(process.argv[1]);
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop.abort());
  // Nor does it outlive the tests, however they end.
  process.stdin.on("end", () => stop.abort()).resume();
  const [jupyter, options] = process.argv.slice(2).map((text) => JSON.parse(text));
  process.exitCode = await runLab(jupyter, { ...options, signal: stop.signal });
  process.stdin.destroy();
`;

/**
 * Starts it on copies of the lessons, with settings and workspaces that are nobody's.
 *
 * @param environment What its kernels find in theirs besides.
 */
export async function startLab(environment: NodeJS.ProcessEnv = {}): Promise<Lab> {
  if (command === undefined) throw new Error("expected a JupyterLab 4 in .venv or on the PATH");
  const jupyter: Jupyter = { command, version: "4", where: "the tests" };
  // Below the project, where cells find its modules.
  await mkdir(join(project, ".overlap"), { recursive: true });
  const place = await mkdtemp(join(project, ".overlap", "lab-"));
  const remove = () => rm(place, { recursive: true, force: true });
  const [folder, settings, temporary] = ["learn", "settings", "tmp"].map((name) =>
    join(place, name),
  ) as [string, string, string];
  for (const one of [settings, temporary]) await mkdir(one);
  // Pages of tests ask its objects when something is done.
  const config = { LabApp: { expose_app_in_browser: true } };
  await writeFile(join(settings, "jupyter_lab_config.json"), JSON.stringify(config));
  const own = await writeJupyterFiles(project);
  const [first] = await copyLessons(join(project, "notebooks"), folder);
  const options = { folder, first: first!.name, own, browser: false, port: 0 };
  const index = new URL("../../dist/jupyter/index.js", import.meta.url).href;
  const args = [index, JSON.stringify(jupyter), JSON.stringify(options)];
  const lab = spawn(process.execPath, ["--input-type=module", "-e", program, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      ...process.env,
      ...environment,
      TMPDIR: temporary,
      JUPYTER_CONFIG_DIR: settings,
      JUPYTER_DATA_DIR: join(settings, "data"),
      JUPYTER_RUNTIME_DIR: join(temporary, "runtime"),
      IPYTHONDIR: join(settings, "ipython"),
    },
  });
  const ended = once(lab, "exit");
  let said = "";
  for (const stream of [lab.stdout, lab.stderr]) {
    stream.on("data", (text) => {
      said += text;
    });
  }
  async function stop() {
    if (lab.exitCode === null) lab.kill("SIGINT");
    const [code] = await ended;
    return code as number | null;
  }
  for (let tries = 0; tries < 1200 && lab.exitCode === null; tries++) {
    const found = /(http:\/\/127\.0\.0\.1:\d+)\/lab\S*[?&]token=(\w+)/.exec(said);
    if (found) return { base: found[1]!, token: found[2]!, folder, temporary, stop, remove };
    await pause(50);
  }
  await stop();
  await remove();
  throw new Error(`JupyterLab did not say where it listens: ${said}`);
}
