import type { GlossaryTerm } from "./glossary.js";

/** A term's place in a text. */
export interface Mention {
  term: GlossaryTerm;
  start: number;
  end: number;
}

/**
 * Finds the terms of a glossary in a text, in any of their forms and in the plural. Where one form
 * holds another, the longer one counts: `worker thread` is no mention of `thread`. Abbreviations
 * keep their capitals: `GIL` is not Gil.
 */
export function termFinder(terms: readonly GlossaryTerm[]): (text: string) => Mention[] {
  if (terms.length === 0) return () => [];
  const forms = terms
    .flatMap((term) => [term.term, ...(term.also ?? [])].map((form) => ({ form, term })))
    .sort((a, b) => b.form.length - a.form.length);
  const byForm = new Map(forms.map((one) => [plain(one.form), one]));
  const words = forms.map(({ form }) => spelled(form)).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words})(?![\\p{L}\\p{N}_-])`, "giu");
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const { form, term } = byForm.get(plain(found)) ?? byForm.get(plain(found.slice(0, -1)))!;
      if (form === form.toUpperCase() && !found.startsWith(form)) return [];
      return [{ term, start: index, end: index + found.length }];
    });
}

/** `in flight` is also written `in-flight`, and may be broken between two lines. */
function spelled(form: string): string {
  return `${form.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/[\s-]+/g, "[\\s-]+")}s?`;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s-]+/g, " ");
}
