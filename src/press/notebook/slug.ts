/** Words as a cell id: `Reading the body, twice` -> `reading-the-body-twice`; `cell` when nothing is left. */
export function slug(words: string): string {
  const plain = words.normalize("NFKD").replace(/[\u0300-\u036f'’]/g, "");
  const joined = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  // Room for a number behind it within the 64 characters of an id.
  return (
    joined
      .replace(/^[^a-z]+/, "")
      .slice(0, 56)
      .replace(/-$/, "") || "cell"
  );
}
