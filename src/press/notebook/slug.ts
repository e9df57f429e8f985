// An id has 64 characters at most; this leaves room for a number behind the words.
const most = 56;

/** Words as a cell id: `Reading the body, twice` -> `reading-the-body-twice`; `cell` when nothing is left. */
export function slug(words: string): string {
  const plain = words.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "");
  const joined = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const named = joined.replace(/^[^a-z]+/, "").replace(/-$/, "") || "cell";
  if (named.length <= most) return named;
  return named.slice(0, named.lastIndexOf("-", most)).slice(0, most);
}
