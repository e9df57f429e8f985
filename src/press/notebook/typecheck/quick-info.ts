import type ts from "typescript";
import type { OpenNotebook } from "./mistakes.js";

/** What the compiler knows of an identifier. */
export interface QuickInfo {
  /** Its declaration as code: `const pages: Page[]`. */
  code: string;
  /** The text of its doc comment, perhaps empty. */
  documentation: string;
}

/** What is known of the identifier at a position of the module; undefined where there is none. */
export function quickInfoAt(
  position: number,
  open: OpenNotebook,
  service: ts.LanguageService,
): QuickInfo | undefined {
  const info = service.getQuickInfoAtPosition(open.path, behind(open, position, service));
  return (
    info && { code: declaration(text(info.displayParts)), documentation: text(info.documentation) }
  );
}

/** The position itself; where a stand-in is spoken of, that of the import that it stands for. */
function behind(
  { path, module }: OpenNotebook,
  position: number,
  service: ts.LanguageService,
): number {
  if (module.standIns.size === 0) return position;
  const definitions = service.getDefinitionAtPosition(path, position) ?? [];
  const starts = definitions.map(({ textSpan }) => module.standIns.get(textSpan.start));
  return starts.find((start) => start !== undefined) ?? position;
}

function text(parts: readonly ts.SymbolDisplayPart[] = []): string {
  return parts.map((part) => part.text).join("");
}

/** Of what a name was imported from, only its declaration: not that it is an alias, nor the import. */
function declaration(code: string): string {
  return code.replace(/^\(alias\) /, "").replace(/\n(import|export) .*$/, "");
}
