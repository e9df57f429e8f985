import { say } from "../lesson/index.js";
import { constructs } from "./constructs.js";
import { findTerm } from "./find-term.js";
import type { Place } from "./term.js";
import { terms } from "./terms.js";

/** Says what a term means and where the course explains and shows it: `term("deadlock")`. */
export function term(word: string): void {
  const { term, means, explained, shown } = findTerm(word);
  const alsoShown =
    lessonOf(explained) === lessonOf(shown)
      ? `, ${link(shown, "shown")} there`
      : `, shown in lesson ${link(shown)}`;
  const where = explained === shown ? "" : alsoShown;
  say`**${term}**: ${means} Explained in lesson ${link(explained)}${where}.`;
}

/** Says all terms of the course, in the order of the alphabet, folded. */
export function glossary(): void {
  const items = terms.map(({ term, means, explained, shown }) => {
    const places = [...new Set([explained, shown])].map((place) => link(place));
    return `- **${term}**: ${means} (${places.join(", ")})`;
  });
  fold(`${items.length} terms`, items);
}

/** Says for each Python construct of the articles what takes its place, folded. */
export function rosetta(): void {
  const rows = constructs.flatMap(({ constructs }) =>
    constructs.map(
      ({ python, does, typescript, differs, runs }) =>
        `| \`${python}\` ${does} | ${typescript} | ${differs} | ${link(runs)} |`,
    ),
  );
  fold(`${rows.length} constructs of Python`, [
    "| Python | TypeScript | what differs | lesson |",
    "|---|---|---|---|",
    ...rows,
  ]);
}

function fold(summary: string, lines: readonly string[]): void {
  say`<details><summary>${summary}</summary>\n\n${lines.join("\n")}\n\n</details>`;
}

/** `[04](./04-the-loop.ipynb#the-task)` */
function link(place: Place, words = place.slice(0, 2)): string {
  return `[${words}](./${place.replace("#", ".ipynb#")})`;
}

function lessonOf(place: Place): string {
  return place.replace(/#.*/, "");
}
