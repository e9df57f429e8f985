import type ts from "typescript";
import { typescript } from "../typescript.js";

/** TypeScript's view of texts that exist only in memory, among the files that are there. */
export function languageService(
  texts: ReadonlyMap<string, string>,
  options: ts.CompilerOptions,
  root: string,
): ts.LanguageService {
  const compiler = typescript();
  const { sys } = compiler;
  return compiler.createLanguageService({
    getCompilationSettings: () => options,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (settings) => compiler.getDefaultLibFilePath(settings),
    getScriptFileNames: () => [...texts.keys()],
    // Nothing changes during the life of a service: each check makes one of its own.
    getScriptVersion: () => "1",
    // Told so, the compiler does not go through all files again for each question.
    getProjectVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = texts.get(path) ?? sys.readFile(path);
      return text === undefined ? undefined : compiler.ScriptSnapshot.fromString(text);
    },
    fileExists: (path) => texts.has(path) || sys.fileExists(path),
    readFile: (path, encoding) => texts.get(path) ?? sys.readFile(path, encoding),
    directoryExists: sys.directoryExists,
    getDirectories: sys.getDirectories,
    readDirectory: sys.readDirectory,
    realpath: sys.realpath,
    useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
  });
}
