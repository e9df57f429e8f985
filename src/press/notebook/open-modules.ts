import { join, resolve, sep } from "node:path";
import type ts from "typescript";
import { descendants } from "./parse-code.js";
import { type KnownNames, namesIn } from "./typecheck/known-names.js";
import { languageService } from "./typecheck/language-service.js";
import { type QuickInfo, quickInfoIn } from "./typecheck/quick-info.js";
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
  /** What is known of all names of a module that say more than the code does where they stand. */
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
  const infoOf = remembering(service);
  return {
    names(module) {
      const files = modules.find(({ name }) => name === module)?.files ?? [];
      const program = service.getProgram()!;
      const pieces = files.flatMap(({ path }) => {
        const file = program.getSourceFile(pathOf(module, path));
        if (file === undefined) return [];
        const own = ownNames(file);
        const ask = (name: ts.Identifier) => (own.has(name) ? undefined : infoOf(name, file));
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

/** The names whose whole declaration stands beside them: a signature tells nothing of itself. */
function ownNames(file: ts.SourceFile): Set<ts.Node> {
  const compiler = typescript();
  const own = new Set<ts.Node>();
  for (const node of descendants(file)) {
    const typed =
      compiler.isInterfaceDeclaration(node) ||
      compiler.isTypeAliasDeclaration(node) ||
      compiler.isTypeParameterDeclaration(node) ||
      compiler.isClassDeclaration(node) ||
      ((compiler.isFunctionLike(node) ||
        compiler.isParameter(node) ||
        compiler.isVariableDeclaration(node) ||
        compiler.isPropertyDeclaration(node) ||
        compiler.isPropertySignature(node)) &&
        node.type !== undefined);
    if (typed && node.name && compiler.isIdentifier(node.name)) own.add(node.name);
  }
  return own;
}

/**
 * Asks the compiler of each thing once, however often it is named: to write a type as text takes
 * longer than to find it. A function with type arguments reads differently at each call.
 */
function remembering(service: ts.LanguageService) {
  const known = new Map<ts.Symbol, Map<ts.Type, QuickInfo | undefined>>();
  return (name: ts.Identifier, file: ts.SourceFile): QuickInfo | undefined => {
    const ask = () => quickInfoIn(file.fileName, name.getStart(file), service);
    const checker = service.getProgram()!.getTypeChecker();
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined) return ask();
    const type = checker.getTypeAtLocation(name);
    const calls = type.getCallSignatures();
    if (calls.length > 1 || calls.some(({ typeParameters }) => typeParameters)) return ask();
    const ofSymbol = known.get(symbol) ?? new Map<ts.Type, QuickInfo | undefined>();
    known.set(symbol, ofSymbol);
    if (!ofSymbol.has(type)) ofSymbol.set(type, ask());
    return ofSymbol.get(type);
  };
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
