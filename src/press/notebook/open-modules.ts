import { join, resolve, sep } from "node:path";
import type ts from "typescript";
import { type KnownNames, namesIn } from "./typecheck/known-names.js";
import { languageService } from "./typecheck/language-service.js";
import { type InfoOf, rememberedInfos } from "./typecheck/remembered-infos.js";
import { typescript } from "./typescript.js";

/** A module as the site shows its source. */
export interface ModuleCode {
  /** Its folder in `src/lab`. */
  name: string;
  /** Its files, by path within that folder, with `/`. */
  files: readonly { path: string; code: string }[];
}

/** The source of modules, as the compiler sees it. */
export interface Modules {
  /** What is known of the names in a module whose declaration does not stand in it. */
  names(module: string): KnownNames;
}

/**
 * Opens the source of all modules of the lab in the compiler, as strictly as `tsconfig.json` has
 * them checked.
 *
 * @param root The project's folder.
 * @throws Error when `tsconfig.json` cannot be read.
 */
export function openModules(modules: readonly ModuleCode[], root: string): Modules {
  const base = slashed(resolve(root));
  const pathOf = (module: string, path: string) => `${base}/src/lab/${module}/${path}`;
  const texts = new Map(
    modules.flatMap(({ name, files }) => files.map(({ path, code }) => [pathOf(name, path), code])),
  );
  const service = languageService(texts, projectOptions(base), base);
  const plain = (text: string) => text.replaceAll(`${base}/`, "");
  let infoOf: InfoOf | undefined;
  return {
    names(module) {
      const files = modules.find(({ name }) => name === module)?.files ?? [];
      const program = service.getProgram()!;
      infoOf ??= rememberedInfos(service);
      const known = infoOf;
      const isForeign = foreignTo(pathOf(module, ""), program);
      const pieces = files.flatMap(({ path }) => {
        const file = program.getSourceFile(pathOf(module, path));
        if (file === undefined) return [];
        const ask = (name: ts.Identifier) => (isForeign(name) ? known(name) : undefined);
        return [{ id: path, file, infoOf: ask }];
      });
      return namesIn(pieces, plain);
    },
  };
}

function projectOptions(root: string): ts.CompilerOptions {
  const compiler = typescript();
  const { config, error } = compiler.readConfigFile(`${root}/tsconfig.json`, compiler.sys.readFile);
  if (error) throw new Error(compiler.flattenDiagnosticMessageText(error.messageText, " "));
  // Of its files none is asked for: what is opened is given.
  const host = { ...compiler.sys, readDirectory: () => [] };
  const { options } = compiler.parseJsonConfigFileContent(config, host, root);
  const { incremental, tsBuildInfoFile, ...rest } = options;
  return { ...rest, noEmit: true, typeRoots: [join(root, "node_modules", "@types")] };
}

/**
 * Tells which names a reader of a module's page cannot look up there: of another module or a library,
 * and what is exported without its type written down. What the language brings along is known.
 */
function foreignTo(folder: string, program: ts.Program): (name: ts.Identifier) => boolean {
  const compiler = typescript();
  const checker = program.getTypeChecker();
  return (name) => {
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined) return false;
    const isAlias = (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    const { declarations = [] } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const files = declarations.map((declaration) => declaration.getSourceFile());
    if (files.some(({ fileName }) => fileName.startsWith(folder))) return isUntypedExport(name);
    // Libraries add to what the language brings along: of `Array` too there is a declaration in one.
    return files.length > 0 && !files.some((file) => program.isSourceFileDefaultLibrary(file));
  };
}

/** `export const double = …`, `export function double(n: number) { … }`. */
function isUntypedExport({ parent }: ts.Identifier): boolean {
  const compiler = typescript();
  if (!compiler.isVariableDeclaration(parent) && !compiler.isFunctionDeclaration(parent))
    return false;
  const exported = compiler.getCombinedModifierFlags(parent) & compiler.ModifierFlags.Export;
  return exported !== 0 && parent.type === undefined;
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
