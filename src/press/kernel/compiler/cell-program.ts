import type ts from "typescript";
import type { CreateSourceFile } from "./doc-comments.js";
import { type LateModules, lateModules } from "./late-modules.js";

/** What tslab gives to `ts.createWatchProgram`. */
export type WatchHost = ts.WatchCompilerHostOfFilesAndCompilerOptions<ts.BuilderProgram>;

/** The parts of tslab's TypeScript that are needed here; not all are declared by TypeScript. */
export interface Compiler {
  createProgram: typeof ts.createProgram;
  createModuleResolutionCache: typeof ts.createModuleResolutionCache;
  resolveModuleName: typeof ts.resolveModuleName;
  getAutomaticTypeDirectiveNames: typeof ts.getAutomaticTypeDirectiveNames;
  createWatchProgram: unknown;
  bindSourceFile(file: ts.SourceFile, options: ts.CompilerOptions): void;
}

/** A source file as TypeScript 5.0 has it. */
interface Source extends ts.SourceFile {
  version?: string;
  resolvedModules?: {
    forEach(visit: (resolution: { resolvedModule?: ts.ResolvedModule }) => void): void;
  };
}

const POLL_MS = 250;

/**
 * Takes the place of `ts.createWatchProgram` for tslab, which makes two programs for each cell: the
 * first only to learn which names the cell declares, and that is known as soon as it is parsed. Here a
 * program is made when more is asked for, so once a cell; what comes out is the same. Declaration
 * files are taken to stay as they are while the kernel runs, and are not watched.
 */
export function watchCells(
  compiler: Compiler,
  createSourceFile: CreateSourceFile,
  host: WatchHost,
): ts.WatchOfFilesAndCompilerOptions<ts.BuilderProgram> {
  // Which packages of types there are is looked up once, not for each cell.
  const types = compiler.getAutomaticTypeDirectiveNames(host.options, host);
  const options = { ...host.options, types };
  const late = lateModules();
  const sources = new Map<string, Source>();
  const watchers = new Map<string, ts.FileWatcher>();
  const compilerHost = createHost(compiler, host, options, late, getSourceFile);
  let names: readonly string[] = host.rootFiles;
  let versions = 0;
  let timer: unknown;
  let program: ts.Program | undefined;
  let builder = update();
  // The first cell finds the libraries parsed.
  builder.getProgram();

  return {
    getProgram: () => builder,
    updateRootFileNames(files) {
      names = files;
      schedule();
    },
    close() {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };

  function schedule(): void {
    if (timer !== undefined) host.clearTimeout?.(timer);
    timer = host.setTimeout?.(() => {
      timer = undefined;
      builder = update();
    }, POLL_MS);
  }

  function update(): ts.BuilderProgram {
    const created = lazyBuilder();
    host.afterProgramCreate?.(created);
    return created;
  }

  /** Stands for a program of the files as they are now. */
  function lazyBuilder(): ts.BuilderProgram {
    let made: ts.Program | undefined;
    const getProgram = () => {
      if (made) return made;
      for (const name of names) late.namedIn(getSourceFile(name, options.target!)?.text ?? "");
      do {
        const index = late.outdated();
        if (index !== undefined) sources.delete(index);
        const settings = { rootNames: names, options, host: compilerHost };
        made = compiler.createProgram(program ? { ...settings, oldProgram: program } : settings);
        program = made;
      } while (late.outdated() !== undefined);
      return made;
    };
    const builder = {
      getProgram,
      getSourceFile(name: string) {
        if (made || !names.includes(name)) return getProgram().getSourceFile(name);
        const file = getSourceFile(name, options.target!);
        if (file) compiler.bindSourceFile(file, options);
        return file;
      },
      emit: (...args: Parameters<ts.Program["emit"]>) => getProgram().emit(...args),
      getAllDependencies: (file: ts.SourceFile) => importedSources(getProgram(), file),
    };
    // These are all that tslab calls.
    return builder as unknown as ts.BuilderProgram;
  }

  function getSourceFile(
    name: string,
    settings: ts.ScriptTarget | ts.CreateSourceFileOptions,
  ): ts.SourceFile | undefined {
    const known = sources.get(name);
    if (known) return known;
    const text = host.readFile(name);
    if (text === undefined) return undefined;
    const file: Source = createSourceFile(name, late.text(name, text), settings);
    versions += 1;
    file.version = String(versions);
    sources.set(name, file);
    if (!file.isDeclarationFile || names.includes(name)) watch(name);
    return file;
  }

  function watch(name: string): void {
    if (watchers.has(name)) return;
    const changed = () => {
      sources.delete(name);
      schedule();
    };
    watchers.set(name, host.watchFile(name, changed, POLL_MS));
  }
}

/** How a program finds its files. What it has found or missed is remembered over all programs. */
function createHost(
  compiler: Compiler,
  host: WatchHost,
  options: ts.CompilerOptions,
  late: LateModules,
  getSourceFile: ts.CompilerHost["getSourceFile"],
): ts.CompilerHost {
  const existing = new Map<string, boolean>();
  const getCanonicalFileName = (name: string) =>
    host.useCaseSensitiveFileNames() ? name : name.toLowerCase();
  const cache = compiler.createModuleResolutionCache(
    host.getCurrentDirectory(),
    getCanonicalFileName,
    options,
  );
  const result = {
    ...optional(host),
    fileExists: (name: string) => remember(existing, name, () => host.fileExists(name)),
    directoryExists: (name: string) =>
      remember(existing, `${name}/`, () => host.directoryExists?.(name) ?? true),
    readFile: (name: string) => host.readFile(name),
    getSourceFile,
    writeFile() {},
    getCurrentDirectory: host.getCurrentDirectory,
    getDefaultLibFileName: host.getDefaultLibFileName,
    useCaseSensitiveFileNames: host.useCaseSensitiveFileNames,
    getCanonicalFileName,
    getNewLine: () => "\n",
    getModuleResolutionCache: () => cache,
    hasInvalidatedResolutions: () => false,
    hasChangedAutomaticTypeDirectiveNames: () => false,
    resolveModuleNames: (modules: string[], from: string) =>
      modules.map((name) => {
        if (late.importedBy(from, name)) return undefined;
        const found = compiler.resolveModuleName(name, from, options, result, cache).resolvedModule;
        if (found || from.endsWith(".d.ts")) return found;
        // It may have been written or installed since it was missed.
        existing.clear();
        return compiler.resolveModuleName(name, from, options, result).resolvedModule;
      }),
  };
  return result;
}

type Optional = "getDefaultLibLocation" | "getDirectories" | "realpath" | "getEnvironmentVariable";

function optional(host: WatchHost): Partial<Pick<WatchHost, Optional>> {
  const { getDefaultLibLocation, getDirectories, realpath, getEnvironmentVariable } = host;
  return {
    ...(getDefaultLibLocation && { getDefaultLibLocation }),
    ...(getDirectories && { getDirectories }),
    ...(realpath && { realpath }),
    ...(getEnvironmentVariable && { getEnvironmentVariable }),
  };
}

function remember(known: Map<string, boolean>, name: string, ask: () => boolean): boolean {
  const answer = known.get(name) ?? ask();
  known.set(name, answer);
  return answer;
}

/** The file and the sources that it imports, directly or not; none that only declare. */
function importedSources(program: ts.Program, file: ts.SourceFile): string[] {
  const found = new Set<string>();
  const visit = (source: Source | undefined) => {
    if (!source || source.isDeclarationFile || found.has(source.fileName)) return;
    found.add(source.fileName);
    source.resolvedModules?.forEach(({ resolvedModule }) => {
      if (resolvedModule) visit(program.getSourceFile(resolvedModule.resolvedFileName));
    });
  };
  visit(file);
  return [...found];
}
