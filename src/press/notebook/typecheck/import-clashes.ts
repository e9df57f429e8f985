import type ts from "typescript";
import { importsOf, namesOf } from "./imports.js";
import { declaredNames } from "./names.js";
import type { ParsedCell } from "./syntax.js";

/** A mistake at a place in a cell. */
export interface Mistake {
  offset: number;
  message: string;
}

/** What the compiler would say of a cell's imports if they stood in it: see cellModule. */
export function importClashes({ file }: ParsedCell): Mistake[] {
  const declared = new Set(declaredNames(file).map(({ text }) => text));
  const imported = new Set<string>();
  return importsOf(file)
    .flatMap(namesOf)
    .flatMap(({ name, identifier }) => {
      const twice = imported.has(name);
      imported.add(name);
      if (twice) return mistake(identifier, `Duplicate identifier '${name}'.`);
      if (!declared.has(name)) return [];
      return mistake(
        identifier,
        `Import declaration conflicts with local declaration of '${name}'.`,
      );
    });
}

function mistake(identifier: ts.Identifier, message: string): Mistake[] {
  return [{ offset: identifier.getStart(), message }];
}
