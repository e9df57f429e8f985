import { join, sep } from "node:path";
import type { KnownNames, Notebook } from "../press/notebook/index.js";
import type { SourceModule } from "../press/page/index.js";
import { cacheKey, type FileMemo, factsOf } from "../press/run/index.js";
import { type Declarations, declarations } from "./declarations.js";
import { sourceModules, testsOf } from "./source-modules.js";

/**
 * What is known of the program that is at work: its sources, what was compiled from them, and the
 * libraries that it comes with. None of these changes while it runs, since `build.mjs` starts another
 * process then; so a preview asks the same one at each build, and what is found of a notebook is known
 * for as long as the notebook is the same object.
 */
export interface Program {
  /** What the outputs of a notebook are kept by; see {@link cacheKey}. */
  keyOf(notebook: Notebook): string;
  /** Its files, as a memo for {@link cacheKey}. */
  memo: FileMemo;
  /** The modules of the course; the same objects as long as they have the same tests. */
  modules(): Promise<SourceModule[]>;
  /** What its modules declare. */
  declared: Declarations;
  /** What was looked up of the names in notebooks, and in modules. */
  names: WeakMap<Notebook, Promise<KnownNames>>;
  sourceNames: WeakMap<SourceModule, Promise<string>>;
}

/** @param root The project's folder. */
export function openProgram(root: string): Program {
  const memo: FileMemo = new Map();
  let modules: Promise<SourceModule[]> | undefined;
  return {
    keyOf: keysIn(root, memo),
    memo,
    async modules() {
      modules ??= sourceModules(root);
      const known = await modules;
      const tests = await Promise.all(known.map(({ name }) => testsOf(root, name)));
      if (known.some((module, at) => module.tests.join() !== tests[at]!.join())) {
        modules = Promise.resolve(known.map((module, at) => ({ ...module, tests: tests[at]! })));
      }
      return modules;
    },
    declared: declarations(root),
    names: new WeakMap(),
    sourceNames: new WeakMap(),
  };
}

const standing = new Map<string, Program>();

/** The same one each time; what is no part of it is looked at anew. */
export function standingProgram(root: string): Program {
  const program = standing.get(root) ?? openProgram(root);
  standing.set(root, program);
  for (const file of program.memo.keys()) if (!isPart(file, root)) program.memo.delete(file);
  return program;
}

/** Whether a file, if it had changed, would have made another program of this. */
function isPart(file: string, root: string): boolean {
  const folders = [join(root, "dist") + sep, join(root, "src") + sep];
  return (
    folders.some((folder) => file.startsWith(folder)) || file === join(root, "package-lock.json")
  );
}

interface Key {
  key: string;
  /** The files besides the program that it may depend on, with their digests; most of them are none. */
  others: readonly (readonly [file: string, digest: string | undefined])[];
}

function keysIn(root: string, memo: FileMemo): (notebook: Notebook) => string {
  const keys = new WeakMap<Notebook, Key>();
  const digestOf = (file: string) => factsOf(file, root, memo)?.digest;
  return (notebook) => {
    const known = keys.get(notebook);
    if (known?.others.every(([file, digest]) => digestOf(file) === digest)) return known.key;
    const key = cacheKey(notebook, { root, memo });
    // Those that other notebooks reach as well: more than is needed does no harm.
    const others = [...memo.keys()].filter((file) => !isPart(file, root));
    keys.set(notebook, { key, others: others.map((file) => [file, digestOf(file)] as const) });
    return key;
  };
}
