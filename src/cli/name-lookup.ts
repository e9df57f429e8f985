import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { KnownNames, Notebook } from "../press/notebook/index.js";
import { type RenderCache, remembered, type SourceModule } from "../press/page/index.js";
import type { Compiler } from "./compiler-thread.js";

/** Changes when what is told of names does, so that what was remembered is looked up anew. */
const VERSION = "names 2";
const SOURCE_VERSION = "names in source 3";

export interface LookupOptions<Asked extends keyof Compiler> {
  /** The project's folder. */
  root: string;
  /** Remembers what was found. */
  cache: RenderCache;
  /** Is asked of what is not known yet. */
  compiler: Pick<Compiler, Asked>;
}

/**
 * What the compiler knows of the names in each lesson's code, by lesson. When this returns, each is
 * known or has been asked for: what follows may keep this thread busy.
 */
export async function lookUpNames(
  notebooks: readonly Notebook[],
  { root, cache, compiler }: LookupOptions<"names">,
): Promise<Map<string, Promise<KnownNames>>> {
  const declared = await declarations(root)([""]);
  const known = new Map<string, Promise<KnownNames>>();
  for (const notebook of notebooks) {
    const { text } = await begun((ask) =>
      remembered(cache, VERSION, declared + codeOf(notebook), () =>
        ask(compiler.names(notebooks, notebook.id)),
      ),
    );
    known.set(notebook.id, heeded(text.then((json) => JSON.parse(json) as KnownNames)));
  }
  return known;
}

/**
 * The same of the names in the modules' source, by module, as JSON: it goes into the site as it is.
 */
export async function lookUpSourceNames(
  modules: readonly SourceModule[],
  { root, cache, compiler }: LookupOptions<"sourceNames">,
): Promise<Map<string, Promise<string>>> {
  const declare = declarations(root);
  const known = new Map<string, Promise<string>>();
  for (const { name, files } of modules) {
    const declared = await declare(reached(name, modules));
    const { text } = await begun((ask) =>
      remembered(cache, SOURCE_VERSION, declared + JSON.stringify([name, files]), () =>
        ask(compiler.sourceNames(modules, name)),
      ),
    );
    known.set(name, heeded(text));
  }
  return known;
}

/** The modules that a module imports, and those that they import in turn. */
function reached(name: string, modules: readonly SourceModule[]): string[] {
  const all = new Set([name]);
  for (const one of all) {
    const files = modules.find((module) => module.name === one)?.files ?? [];
    for (const { code } of files) {
      for (const [, other] of code.matchAll(/"(?:\.\.\/)+([a-z-]+)\/[^"]+\.js"/g)) all.add(other!);
    }
  }
  return [...all].sort();
}

/** A text that is looked for, as soon as it is found or somebody has been asked for it. */
function begun(
  look: (ask: (answer: Promise<string>) => Promise<string>) => Promise<string>,
): Promise<{ text: Promise<string> }> {
  return new Promise((resolve) => {
    const text: Promise<string> = look((answer) => {
      resolve({ text: heeded(text) });
      return answer;
    });
    const found = () => resolve({ text });
    text.then(found, found);
  });
}

/** A promise that may fail before anybody waits for it. */
function heeded<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}

function codeOf({ id, cells }: Notebook): string {
  const code = cells.filter(({ kind }) => kind === "code");
  return JSON.stringify([id, code.map((cell) => [cell.id, cell.source])]);
}

/**
 * Makes digests of what some of our modules declare, `""` being all of them, and of which libraries
 * are installed: what names depend on. Each module is read once.
 */
function declarations(root: string): (modules: readonly string[]) => Promise<string> {
  const libraries = digestOf([join(root, "package-lock.json")]);
  const digests = new Map<string, Promise<string>>();
  const digestIn = async (module: string) => {
    const folder = join(root, "dist", "lab", module);
    const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
    const declared = names.filter((name) => name.endsWith(".d.ts")).sort();
    return digestOf(declared.map((name) => join(folder, name)));
  };
  return async (modules) => {
    const found = modules.map((module) => {
      const digest = digests.get(module) ?? digestIn(module);
      digests.set(module, digest);
      return digest;
    });
    return [libraries, ...(await Promise.all(found))].join(" ");
  };
}

function digestOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}
