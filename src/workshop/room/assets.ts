import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { plainColours } from "../../press/site/style.js";

const BROWSER = new URL("../../../src/workshop/room/browser/", import.meta.url);
const STYLE = new URL("../../../src/workshop/room/style/", import.meta.url);
const SCRIPTS = ["learner", "join", "enter", "instructor", "projector"];

/** Scripts and style sheets of the room's own pages, by the name under which they are asked for. */
export async function roomAssets(): Promise<Map<string, { type: string; body: string }>> {
  const { build } = await import("rolldown");
  const { output } = await build({
    input: Object.fromEntries(
      SCRIPTS.map((name) => [name, fileURLToPath(new URL(`${name}.ts`, BROWSER))]),
    ),
    platform: "browser",
    output: {
      format: "esm",
      minify: true,
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
    },
    write: false,
    logLevel: "silent",
  });
  const assets = new Map<string, { type: string; body: string }>();
  for (const file of output) {
    if (file.type !== "chunk") continue;
    assets.set(file.fileName, { type: "text/javascript; charset=utf-8", body: file.code });
  }
  const css = "text/css; charset=utf-8";
  assets.set("learner.css", { type: css, body: await style("learner.css") });
  const parts = await Promise.all(
    ["base.css", "drawings.css", "pages.css", "projector.css", "desk.css"].map(style),
  );
  assets.set("room.css", { type: css, body: [plainColours(), ...parts].join("\n") });
  return assets;
}

function style(name: string): Promise<string> {
  return readFile(new URL(name, STYLE), "utf8");
}
