import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { HighlighterCore, LanguageInput } from "shiki/core";
import { type RenderCache, remembered } from "./cache.js";
import { classOf, codeTheme } from "./code-theme.js";

/** Changes when grammars or the theme do, so that what was remembered is coloured anew. */
const VERSION = "code 1, shiki 4.6";

const languages: Record<string, () => LanguageInput> = {
  bash: () => import("shiki/langs/bash.mjs"),
  c: () => import("shiki/langs/c.mjs"),
  cpp: () => import("shiki/langs/cpp.mjs"),
  csharp: () => import("shiki/langs/csharp.mjs"),
  css: () => import("shiki/langs/css.mjs"),
  diff: () => import("shiki/langs/diff.mjs"),
  go: () => import("shiki/langs/go.mjs"),
  haskell: () => import("shiki/langs/haskell.mjs"),
  html: () => import("shiki/langs/html.mjs"),
  java: () => import("shiki/langs/java.mjs"),
  javascript: () => import("shiki/langs/javascript.mjs"),
  json: () => import("shiki/langs/json.mjs"),
  julia: () => import("shiki/langs/julia.mjs"),
  python: () => import("shiki/langs/python.mjs"),
  r: () => import("shiki/langs/r.mjs"),
  ruby: () => import("shiki/langs/ruby.mjs"),
  rust: () => import("shiki/langs/rust.mjs"),
  sql: () => import("shiki/langs/sql.mjs"),
  tsx: () => import("shiki/langs/tsx.mjs"),
  typescript: () => import("shiki/langs/typescript.mjs"),
  yaml: () => import("shiki/langs/yaml.mjs"),
};

const aliases: Record<string, string> = {
  cjs: "javascript",
  "c++": "cpp",
  "c#": "csharp",
  console: "bash",
  ipython: "python",
  ipython3: "python",
  js: "javascript",
  mjs: "javascript",
  py: "python",
  sh: "bash",
  shell: "bash",
  ts: "typescript",
  yml: "yaml",
};

/** A run of code that is all of one kind: its class, empty where it is plain, and the text. */
type Run = [className: string, text: string];

/**
 * Code in colours, as spans with a class for each kind. What is in no language that we know stays
 * plain.
 */
export async function highlight(
  code: string,
  language: string,
  cache: RenderCache,
): Promise<ElementContent[]> {
  const name = language.toLowerCase();
  const known = aliases[name] ?? name;
  if (!Object.hasOwn(languages, known)) return [{ type: "text", value: code }];
  const text = await remembered(cache, VERSION, `${known}\n${code}`, async () =>
    JSON.stringify(await runs(code, known)),
  );
  return (JSON.parse(text) as Run[]).map(([className, value]) =>
    className === "" ? { type: "text", value } : h("span", { className: [className] }, value),
  );
}

let starting: Promise<HighlighterCore> | undefined;

async function runs(code: string, language: string): Promise<Run[]> {
  starting ??= start();
  const highlighter = await starting;
  await highlighter.loadLanguage(languages[language]!() as never);
  const lines = highlighter.codeToTokensBase(code, {
    lang: language,
    theme: codeTheme.name,
    // The default gives up a line after 500 ms, so a busy machine would colour it otherwise.
    tokenizeTimeLimit: 0,
  });
  const runs: Run[] = [];
  lines.forEach((line, index) => {
    if (index > 0) append(runs, "", "\n");
    for (const { content, color } of line) append(runs, classOf(color) ?? "", content);
  });
  return runs;
}

// Blank space joins its neighbour whatever its kind: fewer spans, the same picture.
function append(runs: Run[], className: string, text: string) {
  const last = runs.at(-1);
  if (last && (last[0] === className || text.trim() === "")) last[1] += text;
  else runs.push([className, text]);
}

// Oniguruma as WebAssembly from its own file: of the engines it colours the first cell soonest.
async function start(): Promise<HighlighterCore> {
  const [{ createHighlighterCore }, { createOnigurumaEngine }, wasm] = await Promise.all([
    import("shiki/core"),
    import("shiki/engine/oniguruma"),
    readFile(createRequire(import.meta.url).resolve("shiki/onig.wasm")),
  ]);
  return createHighlighterCore({
    themes: [codeTheme],
    langs: [],
    engine: await createOnigurumaEngine({ data: wasm } as never),
  });
}
