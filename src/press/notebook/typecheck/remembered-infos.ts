import type ts from "typescript";
import { typescript } from "../typescript.js";
import { type QuickInfo, quickInfo } from "./quick-info.js";

/** What is known of a name in the tree of one of the program's files. */
export type InfoOf = (name: ts.Identifier) => QuickInfo | undefined;

/**
 * Asks the compiler of each thing once, however often it is named: to write a type as text takes
 * longer than to find it. The same thing is the same symbol of the same type, named in the same part
 * of the grammar, and where it is called by the same signature: that of a generic function differs
 * with its type arguments.
 */
export function rememberedInfos(service: ts.LanguageService): InfoOf {
  const compiler = typescript();
  const checker = service.getProgram()!.getTypeChecker();
  const numbers = new Map<unknown, number>();
  const numberOf = (thing: unknown) => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
  const isAlias = ({ flags }: ts.Symbol) => (flags & compiler.SymbolFlags.Alias) !== 0;
  const known = new Map<string, QuickInfo | undefined>();
  return (name) => {
    const ask = () => quickInfo(name, service);
    const symbol = checker.getSymbolAtLocation(name);
    if (symbol === undefined) return ask();
    const meant = isAlias(symbol) ? checker.getAliasedSymbol(symbol) : symbol;
    const call = callOf(name);
    const key = [
      name.text,
      name.parent.kind,
      numberOf(symbol) === numberOf(meant),
      numberOf(meant),
      numberOf(checker.getTypeAtLocation(name)),
      call && numberOf(checker.getResolvedSignature(call)),
    ].join(" ");
    if (!known.has(key)) known.set(key, ask());
    return known.get(key);
  };
}

/** The call of which a name is, or ends, what is called. */
function callOf(name: ts.Identifier): ts.CallLikeExpression | undefined {
  const compiler = typescript();
  const { parent } = name;
  const called =
    compiler.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
  const around = called.parent;
  if (compiler.isCallOrNewExpression(around) && around.expression === called) return around;
  return compiler.isTaggedTemplateExpression(around) && around.tag === called ? around : undefined;
}
