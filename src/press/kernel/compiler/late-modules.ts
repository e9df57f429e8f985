import { isBuiltin } from "node:module";

/** Which declarations of Node.js's modules a program goes without. */
export interface LateModules {
  /** A file's text; that of the index of Node.js's types names none of the files that wait. */
  text(file: string, text: string): string;
  /** Ends the waiting of what a cell names, be it by the start of a module's name. */
  namedIn(cell: string): void;
  /** Ends the waiting of what a file imports; says whether its name alone finds what declares it. */
  importedBy(file: string, module: string): boolean;
  /** The index, where more is to be read than when it was read last. */
  outdated(): string | undefined;
}

/** Each is declared by a file of its own, which declares nothing else, and which no other needs. */
export const LATE_MODULES = [
  "cluster",
  "constants",
  "diagnostics_channel",
  "http2",
  "https",
  "inspector",
  "os",
  "repl",
  "test",
  "v8",
  "zlib",
];

const INDEX = /\/@types\/node\/(?:ts[\d.]+\/)?index\.d\.ts$/;
const OWN = /\/@types\/node\//;
const REFERENCE = /^\/\/\/ <reference path="(?:\.\.?\/)?(\w+)\.[\w.]+" \/>/gm;
/** Names all modules in the table that `process.getBuiltinModule` has of them. */
const TABLE = /\/@types\/node\/process\.d\.ts$/;

const NAMED = /(?:from|import|require|module)[\s([<]*["']([^"'\n]*)/gi;
const ANY = /builtinmodule/i;

/**
 * Lets the declarations of some of Node.js's modules wait until something imports one of them. They
 * are a third of all that Node.js declares, and few cells look at an inspector.
 */
export function lateModules(): LateModules {
  const read = new Set<string>();
  let index: string | undefined;
  let isOutdated = false;

  function ask(name: string): void {
    if (read.has(name)) return;
    read.add(name);
    isOutdated = index !== undefined;
  }

  return {
    text(file, text) {
      if (!INDEX.test(file)) return text;
      index = file;
      isOutdated = false;
      return text.replace(REFERENCE, (line, name: string) =>
        LATE_MODULES.includes(name) && !read.has(name) ? "" : line,
      );
    },
    namedIn(cell) {
      const starts = ANY.test(cell) ? [""] : [...cell.matchAll(NAMED)].map(([, start]) => start!);
      for (const name of LATE_MODULES) {
        if (starts.some((start) => mayBecome(start, name))) ask(name);
      }
    },
    importedBy(file, module) {
      const [name] = module.replace(/^node:/, "").split("/");
      if (LATE_MODULES.includes(name!) && isBuiltin(module) && !TABLE.test(file)) ask(name!);
      return module.startsWith("node:") || (OWN.test(file) && isBuiltin(module));
    },
    outdated: () => (isOutdated ? index : undefined),
  };
}

function mayBecome(start: string, name: string): boolean {
  return [name, `node:${name}`].some(
    (whole) => whole.startsWith(start) || start.startsWith(`${whole}/`),
  );
}
