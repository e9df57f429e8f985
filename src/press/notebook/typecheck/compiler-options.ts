import { join } from "node:path";
import type ts from "typescript";
import { typescript } from "../typescript.js";

/**
 * Cells are checked as strictly as our modules, but for what would put noise into a lesson:
 * `noUncheckedIndexedAccess` (a `!` behind every `pages[0]`) and `verbatimModuleSyntax` (`import type`
 * where tslab drops an unused import by itself). Language and library are those tslab compiles for.
 */
export function compilerOptions(root: string): ts.CompilerOptions {
  const { ScriptTarget, ModuleKind, ModuleResolutionKind, ModuleDetectionKind } = typescript();
  return {
    strict: true,
    noImplicitOverride: true,
    noFallthroughCasesInSwitch: true,
    target: ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: ["node"],
    typeRoots: [join(root, "node_modules", "@types")],
    // Modules, for the sake of top-level `await`; yet what they import is found and converted
    // as tslab does it, which runs them as CommonJS.
    module: ModuleKind.ESNext,
    moduleDetection: ModuleDetectionKind.Force,
    moduleResolution: ModuleResolutionKind.Bundler,
    customConditions: ["node"],
    esModuleInterop: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
  };
}
