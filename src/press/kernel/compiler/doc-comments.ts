import type ts from "typescript";

/** The parts of tslab's TypeScript that are needed here; not all are declared by TypeScript. */
export interface DocCompiler {
  createSourceFile: typeof ts.createSourceFile;
  forEachChild: typeof ts.forEachChild;
  objectAllocator: Record<"getSymbolConstructor" | "getSignatureConstructor", () => Constructor>;
}

interface Constructor {
  prototype: Record<string, unknown>;
}

/** A node as TypeScript 5.0 has it. */
interface Documented {
  jsDoc?: { parent: ts.Node }[];
  jsDocCache?: unknown;
}

interface Declared {
  declarations?: readonly ts.Declaration[];
  declaration?: ts.Declaration;
}

/** Makes source files whose doc comments are read when somebody asks for them. */
export type CreateSourceFile = (
  name: string,
  text: string,
  settings: ts.ScriptTarget | ts.CreateSourceFileOptions,
) => ts.SourceFile;

const methods = {
  getSymbolConstructor: [
    "getDocumentationComment",
    "getContextualDocumentationComment",
    "getJsDocTags",
    "getContextualJsDocTags",
  ],
  getSignatureConstructor: ["getDocumentationComment", "getJsDocTags"],
} as const;

/**
 * Leaves the doc comments of declaration files aside until a symbol's or a signature's are asked for.
 * To parse those of Node.js takes longer than to parse all that they explain, and only who looks
 * something up reads any of them.
 */
export function readCommentsLate(compiler: DocCompiler): CreateSourceFile {
  const bare = new WeakMap<ts.SourceFile, () => ts.SourceFile>();

  function restore(declaration: ts.Declaration): void {
    const file = declaration.getSourceFile();
    const parse = bare.get(file);
    if (!parse) return;
    bare.delete(file);
    copyComments(compiler, parse(), file);
  }

  for (const [kind, names] of Object.entries(methods)) {
    const { prototype } = compiler.objectAllocator[kind as keyof typeof methods]();
    for (const name of names) {
      const method = prototype[name];
      if (typeof method !== "function") continue;
      prototype[name] = function (this: Declared, ...args: unknown[]) {
        for (const one of this.declarations ?? []) restore(one);
        if (this.declaration) restore(this.declaration);
        return method.apply(this, args);
      };
    }
  }

  return (name, text, settings) => {
    if (!name.endsWith(".d.ts")) return compiler.createSourceFile(name, text, settings);
    const file = compiler.createSourceFile(name, withoutDocs(text), settings);
    file.text = text;
    bare.set(file, () => compiler.createSourceFile(name, text, settings, true));
    return file;
  };
}

/**
 * Each doc comment that begins a line as an ordinary one of the same length; but for those of what is
 * deprecated, which stands last wherever names are listed.
 */
function withoutDocs(text: string): string {
  const bare = text.replace(/^([ \t]*\/\*)\*(?!\/)/gm, "$1 ");
  const starts = new Set<number>();
  for (const { index } of text.matchAll(/@deprecated/g)) starts.add(text.lastIndexOf("/**", index));
  starts.delete(-1);
  let result = "";
  for (const start of starts) result += `${bare.slice(result.length, start)}/**`;
  return result + bare.slice(result.length);
}

/** From one parse of a text to another. */
function copyComments(compiler: DocCompiler, from: ts.Node, to: ts.Node): void {
  const [source, target] = [from as Documented, to as Documented];
  if (source.jsDoc) {
    target.jsDoc = source.jsDoc;
    for (const comment of source.jsDoc) comment.parent = to;
    delete target.jsDocCache;
  }
  const children = childrenOf(compiler, to);
  for (const [i, child] of childrenOf(compiler, from).entries()) {
    copyComments(compiler, child, children[i]!);
  }
}

function childrenOf(compiler: DocCompiler, node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  compiler.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}
