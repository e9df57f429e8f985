import { readFileSync } from "node:fs";

export interface Fixture {
  title: string;
  source: string;
  expected: string;
}

/** The examples of a file: a title, a dot, a source, a dot, what becomes of it, a dot. */
export function fixtures(name: string): Fixture[] {
  const text = readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), "utf8");
  const parts = text.split(/^\.\n/m);
  const examples: Fixture[] = [];
  for (let at = 0; at + 2 < parts.length; at += 3) {
    const [title, source, expected] = parts.slice(at, at + 3) as [string, string, string];
    examples.push({ title: title.trim(), source, expected });
  }
  return examples;
}
