import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Claim } from "../../lab/lesson/mime.js";
import { held } from "./claims.js";
import { counted } from "./fold.js";
import { icon } from "./icon.js";
import type { Entry } from "./lesson.js";
import { inlineMarkdown } from "./markdown.js";
import type { Scope } from "./scope.js";
import { teachingText } from "./teaching.js";

/** A lesson's top: its number and title, the question, and what it takes to read it. */
export async function lessonHeader(
  entry: Entry,
  claims: readonly Claim[],
  entries: readonly Entry[],
  scope: Scope,
): Promise<Element> {
  const { number, title, question, minutes, needs } = entry;
  const facts: ElementContent[] = [];
  if (minutes > 0) facts.push(h("li", counted(minutes, "minute")));
  if (entry.teaching)
    facts.push(h("li", { className: ["teaching"] }, teachingText(entry.teaching)));
  if (claims.length > 0) facts.push(h("li", [heldBadge(claims)]));
  if (needs.length > 0) facts.push(h("li", ["Needs ", ...(await needed(needs, entries, scope))]));
  return h("header", { className: ["lesson-head"] }, [
    ...(number === "" ? [] : [h("p", { className: ["lesson-number"] }, `Lesson ${number}`)]),
    h("h1", title),
    ...(question === ""
      ? []
      : [h("p", { className: ["question"] }, await inlineMarkdown(question, scope))]),
    ...(facts.length === 0 ? [] : [h("ul", { className: ["facts"] }, facts)]),
  ]);
}

/** How many of the claims held, with a sign that needs no colour. */
export function heldBadge(claims: readonly Claim[]): Element {
  const all = claims.every(({ holds }) => holds);
  return h("span", { className: ["badge", all ? "holds" : "fails"] }, [
    icon(all ? "check" : "cross"),
    held(claims),
  ]);
}

async function needed(
  needs: readonly string[],
  entries: readonly Entry[],
  scope: Scope,
): Promise<ElementContent[]> {
  const all: ElementContent[] = [];
  for (const need of needs) {
    if (all.length > 0) all.push({ type: "text", value: ", " });
    const entry = entries.find(({ id, number }) => need === id || need === `lesson ${number}`);
    if (entry) all.push(h("a", { href: entry.file }, `${entry.number} ${entry.title}`.trim()));
    else all.push(...(await inlineMarkdown(need, scope)));
  }
  return all;
}
