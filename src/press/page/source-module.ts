/** A module of the package, as its source is shown. */
export interface SourceModule {
  /** `download`, imported as `overlap/download`. */
  name: string;
  /** Its files, the index first. */
  files: readonly SourceFile[];
  /** What it exports, and the file in which that stands: `eventLoop` in `event-loop.ts`. */
  exports: Readonly<Record<string, string>>;
  /** The files that test it, as paths in the project. */
  tests: readonly string[];
}

export interface SourceFile {
  /** Within the module's folder, with `/`: `bars/axis.ts`. */
  path: string;
  code: string;
}

/** The page of a module's source in the site. */
export function sourcePage(module: string): string {
  return `source-${module}.html`;
}

/** The script with what is known of the names in a module's source: `names-` and this. */
export function sourceNamesOf(module: string): string {
  return `source-${module}`;
}

/** Where the source of what is named stands in the site; nothing where it is none of ours. */
export type SourceOf = (name: string) => string | undefined;

/**
 * Finds the source of names in a lesson: of a module `overlap/download`, and of a word `eventLoop`
 * or `eventLoop()` that one of the imported modules exports.
 */
export function sourcesFor(
  modules: readonly SourceModule[],
  imported: readonly string[],
): SourceOf {
  return (name) => {
    const specifier = /^overlap\/([a-z0-9-]+)$/.exec(name)?.[1];
    if (specifier !== undefined) {
      return modules.some((module) => module.name === specifier)
        ? sourcePage(specifier)
        : undefined;
    }
    const word = /^([A-Za-z_$][\w$]*)(?:\(\))?$/.exec(name)?.[1];
    if (word === undefined) return undefined;
    const holder = modules.find(
      (module) => imported.includes(module.name) && Object.hasOwn(module.exports, word),
    );
    return holder && `${sourcePage(holder.name)}#${holder.exports[word]}`;
  };
}

/** Finds the source of a file's imports: `./axis.js` stands on the same page. */
export function sourcesWithin(
  modules: readonly SourceModule[],
  module: SourceModule,
  file: string,
): SourceOf {
  return (name) => {
    if (!name.startsWith(".")) return undefined;
    const at = new URL(name, `file:///lab/${module.name}/${file}`).pathname;
    const [, , holder = "", ...rest] = at.replace(/\.js$/, ".ts").split("/");
    const path = rest.join("/");
    const target = modules.find((one) => one.name === holder);
    if (!target?.files.some((one) => one.path === path)) return undefined;
    return target === module ? `#${path}` : `${sourcePage(holder)}#${path}`;
  };
}
