import type { Term } from "./term.js";
import { terms } from "./terms.js";

/**
 * The term of that name or with that other form: `findTerm("Coroutines")`. Case, hyphens and
 * spaces do not matter.
 *
 * @throws RangeError that names similar terms, when there is no such one.
 */
export function findTerm(word: string): Term {
  const wanted = plain(word);
  const found = terms.find((term) => forms(term).map(plain).includes(wanted));
  if (found) return found;
  const similar = terms.filter((term) =>
    forms(term).some((form) => plain(form).slice(0, 3) === wanted.slice(0, 3)),
  );
  const nearest = similar.map(({ term }) => `"${term}"`).join(", ");
  throw new RangeError(
    `the glossary has no "${word}"; ${nearest === "" ? "glossary() lists all of its terms" : `it has ${nearest}`}`,
  );
}

function forms({ term, also = [] }: Term): string[] {
  return [term, ...also].flatMap((form) => [form, `${form}s`]);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s-]+/g, "");
}
