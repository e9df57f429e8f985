import { make } from "./build.js";

/** The classes of coloured code, by the group of the pattern that finds what they are of. */
const CLASSES = ["c", "s", "k", "n", "t", "f", "o"];

const PATTERN = new RegExp(
  [
    /(^\([a-z ]+\)|\(\+\d+ overloads?\)$)/,
    /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/,
    /\b(const|let|var|function|class|interface|type|enum|namespace|import|new|extends|keyof|typeof|readonly|infer|in|is|asserts|unique|abstract|this)\b(?!\??:)/,
    /\b(\d[\d_.]*n?|true|false|null|undefined)\b/,
    /\b(string|number|boolean|void|unknown|never|any|object|symbol|bigint|[A-Z][\w$]*)\b(?!\??:)/,
    /([A-Za-z_$][\w$]*)(?=[(<])/,
    /(=>|[|&=?])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** A declaration in the colours of code; near enough for one line, without a grammar to load. */
export function coloured(code: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let end = 0;
  for (const match of code.matchAll(PATTERN)) {
    const [text, ...groups] = match;
    parts.push(code.slice(end, match.index));
    const kind = CLASSES[groups.findIndex((group) => group !== undefined)];
    parts.push(make("span", { class: kind }, text));
    end = match.index + text.length;
  }
  return [...parts, code.slice(end)];
}
