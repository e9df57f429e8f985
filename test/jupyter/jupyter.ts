import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);

/** The folder of the project that the tests are about. */
export const project = root;

/** A Jupyter with nbconvert: `JUPYTER`, the project's `.venv`, or one on the PATH. */
export function findJupyter(): string | undefined {
  const name = process.platform === "win32" ? "jupyter.exe" : "jupyter";
  const venv = join(root, ".venv", process.platform === "win32" ? "Scripts" : "bin");
  const folders = [venv, ...(process.env.PATH ?? "").split(delimiter)];
  const found = [process.env.JUPYTER, ...folders.map((folder) => join(folder, name))];
  return found.find((file) => file !== undefined && existsSync(file));
}

/** Makes a folder with a kernel spec for stock tslab, as `tslab install` writes it. */
export async function writeKernelSpec(folder: string): Promise<void> {
  const spec = {
    argv: [
      process.execPath,
      join(root, "node_modules", "tslab", "bin", "tslab"),
      "kernel",
      "--config-path={connection_file}",
    ],
    display_name: "TypeScript",
    language: "typescript",
  };
  await mkdir(join(folder, "kernels", "tslab"), { recursive: true });
  await writeFile(join(folder, "kernels", "tslab", "kernel.json"), JSON.stringify(spec));
}

/** `jupyter nbconvert --execute`, as a learner without this project's build would run it. */
export async function nbconvert(
  jupyter: string,
  file: string,
  out: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  await runToEnd(
    jupyter,
    ["nbconvert", "--execute", "--to", "notebook", "--output-dir", out, file],
    {
      out,
      environment,
    },
  );
}

/** Runs a program of Jupyter's; where it fails, the end of what it said is the message: the cell and its error. */
async function runToEnd(
  program: string,
  options: string[],
  { out, environment }: { out: string; environment: NodeJS.ProcessEnv },
): Promise<void> {
  await writeKernelSpec(out);
  const env = { ...process.env, ...environment, JUPYTER_PATH: out };
  try {
    await run(program, options, { env, timeout: 170_000 });
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw stderr ? new Error(stderr.trimEnd().slice(-1500)) : error;
  }
}

/** The Python that a Jupyter belongs to. */
export function pythonOf(jupyter: string | undefined): string {
  return join(dirname(jupyter ?? ""), process.platform === "win32" ? "python.exe" : "python");
}

/** nbclient by a few lines of Python, as other tools use it. */
export async function executeByNbclient(
  jupyter: string,
  file: string,
  out: string,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const script = fileURLToPath(new URL("./execute.py", import.meta.url));
  const options = [script, file, join(out, basename(file))];
  await runToEnd(pythonOf(jupyter), options, { out, environment });
}
