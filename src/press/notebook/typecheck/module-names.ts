import type ts from "typescript";
import { descendants } from "../parse-code.js";
import { typescript } from "../typescript.js";
import type { OpenNotebook } from "./mistakes.js";

/**
 * Finds the name that a cell's offset went to in its notebook's module: where a stand-in is spoken
 * of, that of the import that it stands for.
 */
export function moduleNames({ path, module }: OpenNotebook, program: ts.Program) {
  const { isIdentifier } = typescript();
  const names = descendants(program.getSourceFile(path)!).filter(isIdentifier);
  const starting = new Map(names.map((name) => [name.getStart(), name]));
  const checker = program.getTypeChecker();
  const imported = (name: ts.Identifier) => {
    const starts = definitions(name, checker).map((node) => module.standIns.get(node.getStart()));
    const start = starts.find((one) => one !== undefined);
    return start === undefined ? name : starting.get(start);
  };
  return (cell: string, offset: number): ts.Identifier | undefined => {
    const position = module.source.fromCell(cell, offset);
    if (position === undefined) return undefined;
    const name =
      starting.get(position) ??
      names.find((one) => one.getStart() <= position && position < one.end);
    return name && module.standIns.size > 0 ? imported(name) : name;
  };
}

/** The names with which a name's symbol is declared. */
function definitions(name: ts.Identifier, checker: ts.TypeChecker): ts.Node[] {
  const { isShorthandPropertyAssignment, getNameOfDeclaration } = typescript();
  const symbol = isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  return (symbol?.declarations ?? []).map((one) => getNameOfDeclaration(one) ?? one);
}
