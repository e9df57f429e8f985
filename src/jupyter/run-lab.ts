import { spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter } from "node:path";
import type { Jupyter } from "./find-jupyter.js";

export interface LabOptions {
  /** The learner's folder. */
  folder: string;
  /** The notebook that opens first. */
  first: string;
  /** A folder with kernel specs and settings that come before all others. */
  own: string;
  /** Whether to open a browser. */
  browser: boolean;
  /** Default: Jupyter's own choice, 8888 or the next that is free. */
  port?: number | undefined;
  /** Ends it. */
  signal: AbortSignal;
}

/** Jupyter shuts its kernels down before it ends. */
const GRACE_MS = 10_000;

/**
 * Runs JupyterLab on loopback until it ends or is ended; its kernels end with it.
 *
 * @returns Its exit code; 0 when the signal ended it.
 * @throws Error when it cannot be started.
 */
export async function runLab({ command }: Jupyter, options: LabOptions): Promise<number> {
  const { folder, first, own, browser, port, signal } = options;
  const args = [
    "lab",
    `--ServerApp.root_dir=${folder}`,
    `--LabApp.default_url=/lab/tree/${encodeURIComponent(first)}`,
    "--ServerApp.ip=127.0.0.1",
    // It would ask whether Ctrl-C was meant, and wait for an answer.
    "--ServerApp.answer_yes=True",
    "--log-level=WARN",
    "--MultiKernelManager.default_kernel_name=tslab",
    "--KernelSpecManager.ensure_native_kernel=False",
    // Nothing is asked of other hosts.
    "--LabApp.extension_manager=readonly",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    // Jupyter refuses it unless told; here it listens on loopback, and asks for its token.
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    ...(port === undefined ? [] : [`--ServerApp.port=${port}`]),
    ...(browser ? [] : ["--no-browser"]),
  ];
  const before = (paths: string | undefined) => [own, paths].filter(Boolean).join(delimiter);
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    // A terminal's Ctrl-C reaches a whole group of processes. Without a terminal for its questions
    // Jupyter would end at once, and leave its files and its kernels' behind.
    detached: process.platform !== "win32",
    env: {
      ...process.env,
      // Where the kernels keep the learner's progress.
      OVERLAP_LEARN: folder,
      JUPYTER_PATH: before(process.env.JUPYTER_PATH),
      JUPYTER_CONFIG_PATH: before(process.env.JUPYTER_CONFIG_PATH),
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill("SIGTERM");
    timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [code] = await once(child, "exit");
    return signal.aborted ? 0 : (code ?? 1);
  } catch (error) {
    throw new Error(`${command} cannot be started: ${(error as Error).message}`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
