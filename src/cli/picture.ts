import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Notebook } from "../press/notebook/index.js";

/**
 * Writes the first chart of a lesson, the first one, as the README's picture, `.github/timeline.svg`.
 *
 * @throws Error when the lesson was not executed or shows no chart.
 */
export async function writePicture(
  root: string,
  first: { notebook: Notebook } | undefined,
): Promise<void> {
  const outputs = first?.notebook.cells.flatMap((cell) => cell.outputs) ?? [];
  for (const output of outputs) {
    const svg = output.type === "display" ? output.data["image/svg+xml"] : undefined;
    if (typeof svg !== "string") continue;
    await mkdir(join(root, ".github"), { recursive: true });
    await writeFile(join(root, ".github", "timeline.svg"), `${svg.trim()}\n`);
    return;
  }
  throw new Error("--picture: the first lesson has no chart to take it from");
}
