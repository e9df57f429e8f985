import type { Properties, Root } from "hast";
import { decoded } from "./decoded.js";
import { elements } from "./tree.js";

const LISTS = new Set(["ariaLabelledBy", "ariaDescribedBy", "headers"]);

/**
 * Gives the ids of a tree a name of their own, `PREFIX-1`, `PREFIX-2`, ... in order of appearance,
 * and makes every reference to them follow: `url(#id)`, `href`, lists of ids. A reference to what
 * is not in the tree is removed, so that no figure can borrow from another.
 */
export function namespaceIds(tree: Root, prefix: string): Root {
  const renamed = new Map<string, string>();
  for (const { properties } of elements(tree)) {
    if (properties.id === undefined) continue;
    const id = String(properties.id);
    if (!renamed.has(id)) renamed.set(id, `${prefix}-${renamed.size + 1}`);
    else delete properties.id;
  }
  for (const { properties } of elements(tree)) {
    for (const [name, value] of Object.entries(properties)) {
      const followed = follow(name, value, renamed);
      if (followed === undefined) delete properties[name];
      else properties[name] = followed;
    }
  }
  return tree;
}

function follow(
  name: string,
  value: Properties[string],
  renamed: ReadonlyMap<string, string>,
): Properties[string] {
  if (value === null || value === undefined) return undefined;
  if (name === "id") return renamed.get(String(value));
  if (LISTS.has(name)) {
    const ids = (Array.isArray(value) ? value : String(value).split(/\s+/)).map(String);
    const known = ids.flatMap((id) => renamed.get(id) ?? []);
    return known.length > 0 ? known : undefined;
  }
  if (typeof value !== "string") return value;
  if (/^(href|xLinkHref)$/.test(name) && value.startsWith("#")) {
    const id = renamed.get(decoded(value.slice(1)));
    return id === undefined ? undefined : `#${id}`;
  }
  const reference = /^\s*url\(\s*["']?#([^"')]+)["']?\s*\)(.*)$/i.exec(value);
  if (!reference) return value;
  const id = renamed.get(reference[1]!);
  return id === undefined ? undefined : `url(#${id})${reference[2]}`;
}
