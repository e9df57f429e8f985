/**
 * What a piece of code is, by the class that the page gives it. The colours of the classes stand
 * in the style sheet, light and dark: the page needs no inline style for them.
 */
export const codeClasses = {
  comment: "c",
  keyword: "k",
  string: "s",
  number: "n",
  function: "f",
  type: "t",
  operator: "o",
  tag: "g",
  attribute: "a",
  inserted: "i",
  deleted: "d",
} as const;

type Kind = keyof typeof codeClasses;

const scopes: Record<Kind, string[]> = {
  comment: ["comment", "punctuation.definition.comment"],
  keyword: ["keyword", "storage", "variable.language", "constant.language.import-export-all"],
  string: ["string", "punctuation.definition.string", "constant.character.escape", "string.regexp"],
  number: ["constant.numeric", "constant.language", "constant.other", "support.constant"],
  function: ["entity.name.function", "support.function", "meta.function-call.generic"],
  type: ["entity.name.type", "entity.name.class", "support.type", "support.class"].concat(
    "entity.other.inherited-class",
  ),
  operator: ["keyword.operator", "storage.type.function.arrow", "punctuation.definition.template"],
  tag: ["entity.name.tag", "support.type.property-name", "markup.heading"],
  attribute: ["entity.other.attribute-name"],
  inserted: ["markup.inserted"],
  deleted: ["markup.deleted"],
};

/** Words among the operators read as keywords, and template code inside a string as code. */
const exceptions: { scope: string[]; kind: Kind | "plain" }[] = [
  {
    scope: [
      "keyword.operator.new",
      "keyword.operator.expression",
      "keyword.operator.logical.python",
    ],
    kind: "keyword",
  },
  { scope: ["meta.template.expression", "meta.embedded", "source.groovy.embedded"], kind: "plain" },
];

const kinds = Object.keys(codeClasses) as Kind[];

// The highlighter knows colours only: each kind gets one that stands for it.
const stand = (kind: Kind | "plain") =>
  `#0000${kind === "plain" ? "ff" : (kinds.indexOf(kind) + 1).toString(16).padStart(2, "0")}`;

const classOfColour = new Map<string, string>(
  kinds.map((kind) => [stand(kind), codeClasses[kind]]),
);

/** The theme by which the highlighter tells the kinds apart. */
export const codeTheme = {
  name: "overlap",
  type: "light" as const,
  fg: stand("plain"),
  bg: "#ffffff",
  settings: [
    { settings: { foreground: stand("plain"), background: "#ffffff" } },
    ...kinds.map((kind) => ({ scope: scopes[kind], settings: { foreground: stand(kind) } })),
    ...exceptions.map(({ scope, kind }) => ({ scope, settings: { foreground: stand(kind) } })),
  ],
};

/** The class for a colour of the theme; nothing where the code is plain. */
export function classOf(colour: string | undefined): string | undefined {
  return classOfColour.get((colour ?? "").toLowerCase());
}
