import { tokens } from "./tokens.js";

export interface Heading {
  /** 1 to 6. */
  level: number;
  /** The words, without their markup. */
  text: string;
  /** Where in the cell, from 1. */
  line: number;
  /** Whether the cell starts with it. */
  leads: boolean;
}

/** The headings of a markdown cell in order, those inside lists and quotes too. */
export function headings(source: string): Heading[] {
  const all = tokens(source);
  return all.flatMap((token, at) =>
    token.type !== "heading_open"
      ? []
      : {
          level: Number(token.tag.slice(1)),
          text: plainText(all[at + 1]?.children ?? []),
          line: (token.map?.[0] ?? 0) + 1,
          leads: at === 0,
        },
  );
}

function plainText(inline: { type: string; content: string }[]): string {
  const texts = inline.map(({ type, content }) => (type.endsWith("break") ? " " : content));
  return texts
    .filter((_, at) => !inline[at]!.type.startsWith("html"))
    .join("")
    .trim();
}
