import type { KnownNames, Notebook } from "../press/notebook/index.js";
import { type RenderCache, remembered, type SourceModule } from "../press/page/index.js";
import type { Compiler } from "./compiler-thread.js";
import { openProgram, type Program } from "./program.js";

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
  /** What it has found of a notebook or a module is not looked for again; default: nothing yet. */
  program?: Program;
}

/**
 * What the compiler knows of the names in each lesson's code, by lesson. When this returns, each is
 * known or has been asked for: what follows may keep this thread busy.
 */
export async function lookUpNames(
  notebooks: readonly Notebook[],
  { root, cache, compiler, program = openProgram(root) }: LookupOptions<"names">,
): Promise<Map<string, Promise<KnownNames>>> {
  const lookUp = async (notebook: Notebook) => {
    const declared = await program.declared([""]);
    const { text } = await begun((ask) =>
      remembered(cache, VERSION, declared + codeOf(notebook), () =>
        ask(compiler.names(notebooks, notebook.id)),
      ),
    );
    return { names: text.then((json) => JSON.parse(json) as KnownNames) };
  };
  const known = new Map<string, Promise<KnownNames>>();
  for (const notebook of notebooks) {
    if (!program.names.has(notebook)) hold(program.names, notebook, (await lookUp(notebook)).names);
    known.set(notebook.id, program.names.get(notebook)!);
  }
  return known;
}

/**
 * The same of the names in the modules' source, by module, as JSON: it goes into the site as it is.
 */
export async function lookUpSourceNames(
  modules: readonly SourceModule[],
  { root, cache, compiler, program = openProgram(root) }: LookupOptions<"sourceNames">,
): Promise<Map<string, Promise<string>>> {
  const lookUp = async ({ name, files }: SourceModule) => {
    const declared = await program.declared(reached(name, modules));
    const { text } = await begun((ask) =>
      remembered(cache, SOURCE_VERSION, declared + JSON.stringify([name, files]), () =>
        ask(compiler.sourceNames(modules, name)),
      ),
    );
    return { names: text };
  };
  const known = new Map<string, Promise<string>>();
  for (const module of modules) {
    if (!program.sourceNames.has(module))
      hold(program.sourceNames, module, (await lookUp(module)).names);
    known.set(module.name, program.sourceNames.get(module)!);
  }
  return known;
}

/** Keeps what is looked for; what fails is looked for again. */
function hold<Of extends object, Names>(
  found: WeakMap<Of, Promise<Names>>,
  of: Of,
  names: Promise<Names>,
): void {
  found.set(of, names);
  names.catch(() => found.delete(of));
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
