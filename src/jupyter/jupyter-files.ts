import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tslabScript } from "../press/kernel/index.js";

/** How the kernel is called where one is chosen. */
export const KERNEL = "TypeScript (Overlap)";

/** JupyterLab asks whether to fetch news; nothing is asked of other hosts here. */
const SETTINGS = {
  "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
};

/**
 * Writes what Jupyter needs to know of the course: a kernel spec that runs this checkout's tslab
 * under this Node, under the name that the notebooks ask for, and settings. They stand in the
 * project, so the user's own kernels and settings stay as they are.
 *
 * @returns The folder to put into `JUPYTER_PATH` and `JUPYTER_CONFIG_PATH`.
 * @throws KernelStartError when tslab is missing.
 */
export async function writeJupyterFiles(root: string): Promise<string> {
  const folder = join(root, ".overlap", "jupyter");
  await writeSpec(root, folder);
  await mkdir(join(folder, "labconfig"), { recursive: true });
  await writeFile(
    join(folder, "labconfig", "default_setting_overrides.json"),
    `${JSON.stringify(SETTINGS, null, 1)}\n`,
  );
  // Editors look into a project's Python environment by themselves.
  const venv = join(root, ".venv");
  if (existsSync(venv)) {
    await writeSpec(root, join(venv, "share", "jupyter"));
    // JupyterLab brings CommonJS files; by the project's own package.json Node would take them for
    // ES modules.
    await writeFile(join(venv, "package.json"), '{ "type": "commonjs" }\n');
  }
  return folder;
}

async function writeSpec(root: string, folder: string): Promise<void> {
  const spec = {
    argv: [
      process.execPath,
      fileURLToPath(new URL("./kernel.child.js", import.meta.url)),
      tslabScript(root),
      ...["kernel", "--config-path", "{connection_file}"],
    ],
    display_name: KERNEL,
    language: "typescript",
  };
  const kernel = join(folder, "kernels", "tslab");
  await mkdir(kernel, { recursive: true });
  await writeFile(join(kernel, "kernel.json"), `${JSON.stringify(spec, null, 1)}\n`);
}
