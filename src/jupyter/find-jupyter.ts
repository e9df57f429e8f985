import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runQuietly } from "./run-quietly.js";

/** A JupyterLab that works. */
export interface Jupyter {
  /** Its `jupyter` command. */
  command: string;
  /** `4.6.6` */
  version: string;
  /** Where it was found, in words. */
  where: string;
}

/** The oldest JupyterLab that shows the lessons as they are meant. */
const OLDEST = 4;
const LIMIT = 60_000;

/** The folder of a Python environment that holds its commands. */
export function commandsOf(venv: string): string {
  return join(venv, process.platform === "win32" ? "Scripts" : "bin");
}

/**
 * Looks for a JupyterLab 4: the command that `OVERLAP_JUPYTER` names, the project's `.venv`, then
 * the PATH.
 *
 * @throws Error where `OVERLAP_JUPYTER` names something that is none.
 */
export async function findJupyter(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Jupyter | undefined> {
  const chosen = environment.OVERLAP_JUPYTER;
  if (chosen !== undefined && chosen !== "") {
    const found = await tryJupyter(chosen, "OVERLAP_JUPYTER");
    if (typeof found !== "string") return found;
    throw new Error(`OVERLAP_JUPYTER: expected the jupyter of a JupyterLab 4, ${found}`);
  }
  const name = process.platform === "win32" ? "jupyter.exe" : "jupyter";
  const places: [string, string][] = [
    [join(commandsOf(join(root, ".venv")), name), ".venv"],
    ...(environment.PATH ?? "")
      .split(delimiter)
      .filter((folder) => folder !== "")
      .map((folder): [string, string] => [join(folder, name), "the PATH"]),
  ];
  for (const [command, where] of places) {
    if (!existsSync(command)) continue;
    const found = await tryJupyter(command, where);
    if (typeof found !== "string") return found;
  }
  return undefined;
}

/** The JupyterLab of that command, or what is wrong with it. */
async function tryJupyter(command: string, where: string): Promise<Jupyter | string> {
  const { said, failure } = await runQuietly(command, ["lab", "--version"], LIMIT);
  if (failure !== undefined) return `${command} has none: ${failure}`;
  const version = /^(\d+)\.\d+\S*$/m.exec(said);
  if (!version) return `${command} said "${said}"`;
  if (Number(version[1]) < OLDEST) return `${command} has ${version[0]}`;
  return { command, version: version[0], where };
}
