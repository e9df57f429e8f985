import type { Rule } from "./rule.js";

const slug = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Ids are anchors in pages and names in errors. (Parsing sees to it that they are unique and not too long.) */
export const readableIds: Rule = ({ cells }) =>
  cells
    .filter(({ id }) => !slug.test(id) || looksRandom(id))
    .map(({ id }) => ({
      cell: id,
      message: `expected a readable id such as \`unread-bodies\`, got \`${id}\``,
    }));

/** Editors give new cells a few bytes in hexadecimal, or a UUID. */
function looksRandom(id: string): boolean {
  return id
    .split("-")
    .some((part) => /^[0-9a-f]{8,}$/.test(part) && part.replace(/[^0-9]/g, "").length >= 2);
}
