import type ts from "typescript";

/** What the compiler knows of an identifier. */
export interface QuickInfo {
  /** Its declaration as code: `const pages: Page[]`. */
  code: string;
  /** The text of its doc comment, perhaps empty. */
  documentation: string;
}

/** What is known of a name in a file of the program; undefined where there is nothing. */
export function quickInfo(name: ts.Identifier, service: ts.LanguageService): QuickInfo | undefined {
  const file = name.getSourceFile();
  const info = service.getQuickInfoAtPosition(file.fileName, name.getStart(file));
  return (
    info && { code: declaration(text(info.displayParts)), documentation: text(info.documentation) }
  );
}

function text(parts: readonly ts.SymbolDisplayPart[] = []): string {
  return parts.map((part) => part.text).join("");
}

/** Of what a name was imported from, only its declaration: not that it is an alias, nor the import. */
function declaration(code: string): string {
  return code.replace(/^\(alias\) /, "").replace(/\n(import|export) .*$/, "");
}
