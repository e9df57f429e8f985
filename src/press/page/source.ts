import type { Element } from "hast";
import { h } from "hastscript";
import type { SourceListing } from "../../lab/lesson/mime.js";
import { codeBlock } from "./code.js";
import { counted, fold, lineCount } from "./fold.js";
import type { Scope } from "./scope.js";

/** Longer modules are folded. */
const LONGEST = 60;

/** A module of the course as it is run, under the name of its file. */
export async function sourceListing(
  { file, code }: SourceListing,
  { cache }: Scope,
): Promise<Element> {
  const block = await codeBlock(code, languageOf(file), { cache });
  const lines = lineCount(code);
  const name = h("figcaption", [h("code", file), ` ${counted(lines, "line")}`]);
  const body = lines > LONGEST ? fold("Show the module", [block]) : block;
  return h("figure", { className: ["source"] }, [name, body]);
}

function languageOf(file: string): string {
  return file.slice(file.lastIndexOf(".") + 1);
}
