import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type Palette, type RenderCache, remembered } from "../../press/page/index.js";
import { colourSheet } from "../../press/site/index.js";

const STYLE = new URL("../../../src/workshop/slides/style/", import.meta.url);
const SCRIPT = new URL("../../../src/workshop/deck/", import.meta.url);
const LOCK = new URL("../../../package-lock.json", import.meta.url);
const PARTS = ["screen", "slide", "print", "speaker", "contents"];

/** One style sheet for all pages of the slides: reveal.js, the site's colours, and ours. */
export async function slideStyle(palette: Palette): Promise<string> {
  const reveal = createRequire(import.meta.url).resolve("reveal.js/reveal.css");
  const texts = await Promise.all([
    readFile(reveal, "utf8"),
    colourSheet(palette),
    ...PARTS.map((name) => readFile(new URL(`${name}.css`, STYLE), "utf8")),
  ]);
  return texts.join("\n");
}

/**
 * One script for all pages of the slides, reveal.js in it. No module: browsers load none from a folder.
 *
 * @throws Error when it cannot be put together.
 */
export async function slideScript(cache: RenderCache): Promise<string> {
  const names = (await readdir(SCRIPT)).filter((name) => name.endsWith(".ts")).sort();
  const files = [LOCK, ...names.map((name) => new URL(name, SCRIPT))];
  const content = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\0");
  return remembered(cache, "script slides", content, async () => {
    const { build } = await import("rolldown");
    const { output } = await build({
      input: fileURLToPath(new URL("main.ts", SCRIPT)),
      platform: "browser",
      output: { format: "iife", minify: true },
      write: false,
      logLevel: "silent",
    });
    return output[0].code;
  });
}
