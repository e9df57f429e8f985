import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandsOf, findJupyter, type Jupyter } from "./find-jupyter.js";
import { runQuietly } from "./run-quietly.js";

const REQUIREMENTS = fileURLToPath(new URL("../../src/jupyter/requirements.txt", import.meta.url));
const VERSION_MS = 20_000;
const INSTALL_MS = 15 * 60_000;
/** JupyterLab 4 runs on these and later. */
const OLDEST: readonly [number, number] = [3, 10];

/**
 * Makes a Python environment `.venv` in the project with the JupyterLab that the lessons were tried
 * with, by `uv` where there is one, else by Python's own `venv` and `pip`.
 *
 * @param say Tells what is being done, one line each.
 * @throws Error in one line that says what is missing and how to get it; then `.venv` is not there.
 */
export async function makeJupyter(root: string, say: (line: string) => void): Promise<Jupyter> {
  const venv = join(root, ".venv");
  const steps = (await hasUv()) ? uvSteps(venv) : await pythonSteps(venv);
  try {
    for (const { text, file, args } of steps) {
      say(text);
      const { said, failure } = await runQuietly(file, args, INSTALL_MS);
      if (failure === undefined) continue;
      throw new Error(`${text}: ${lacksVenv(said) ? NO_VENV : failure}`);
    }
    const found = await findJupyter(root, {});
    if (!found) throw new Error("the new .venv has no JupyterLab: please report this");
    return found;
  } catch (error) {
    await rm(venv, { recursive: true, force: true });
    throw error;
  }
}

/**
 * What `makeJupyter` would use here, in words: `uv` or `python3`.
 *
 * @throws Error in one line that says what is missing and how to get it.
 */
export async function findInstaller(): Promise<string> {
  return (await hasUv()) ? "uv" : (await findPython()).join(" ");
}

interface Step {
  text: string;
  file: string;
  args: string[];
}

async function hasUv(): Promise<boolean> {
  return (await runQuietly("uv", ["--version"], VERSION_MS)).failure === undefined;
}

function uvSteps(venv: string): Step[] {
  const python = join(commandsOf(venv), "python");
  return [
    { text: "making .venv with uv", file: "uv", args: ["venv", "--clear", venv] },
    {
      text: "installing JupyterLab into .venv with uv (about a minute)",
      file: "uv",
      args: ["pip", "install", "--python", python, "--requirement", REQUIREMENTS],
    },
  ];
}

async function pythonSteps(venv: string): Promise<Step[]> {
  const [file, ...before] = await findPython();
  const python = join(commandsOf(venv), "python");
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
  return [
    { text: "making .venv", file: file!, args: [...before, "-m", "venv", "--clear", venv] },
    {
      text: "installing JupyterLab into .venv (about a minute)",
      file: python,
      args: [...pip, "--requirement", REQUIREMENTS],
    },
  ];
}

async function findPython(): Promise<string[]> {
  const names = [["python3"], ["python"], ...(process.platform === "win32" ? [["py", "-3"]] : [])];
  const old: string[] = [];
  for (const [file, ...args] of names) {
    const { said, failure } = await runQuietly(file!, [...args, "--version"], VERSION_MS);
    const version = /^Python (\d+)\.(\d+)/m.exec(said);
    if (failure !== undefined || !version) continue;
    const [major, minor] = [Number(version[1]), Number(version[2])];
    if (major === OLDEST[0] && minor >= OLDEST[1]) return [file!, ...args];
    old.push(version[0]);
  }
  const found = old.length > 0 ? `only ${old.join(" and ")}` : "none";
  throw new Error(
    `JupyterLab needs Python ${OLDEST.join(".")} or later, and there is ${found}: install it from python.org or your system's packages, or name a jupyter by OVERLAP_JUPYTER`,
  );
}

/** Debian and its kin ship Python without the two parts that an environment is made of. */
const NO_VENV =
  "this Python lacks venv or ensurepip; on Debian and Ubuntu: apt install python3-venv";

/** Python says so in several lines, the last of which may be no more than a path. */
function lacksVenv(said: string): boolean {
  return /ensurepip|No module named (venv|pip)/.test(said);
}
