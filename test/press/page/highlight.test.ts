import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeClasses, highlight, memoryCache, serialize, textOf } from "#press/page";
import { contrast } from "./contrast.js";

const style = new URL("../../../src/press/site/style/", import.meta.url);
const [light, dark] = ["light.css", "dark.css"].map((name) =>
  variables(readFileSync(new URL(name, style), "utf8")),
) as [Colours, Colours];
type Colours = Record<string, string>;

function variables(css: string): Colours {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k, v]),
  );
}

describe("highlight(code, language, cache)", () => {
  it("gives back the code's own text", async () => {
    const code = ["const a = `x $", "{ b }`;\n\n\t// </code> & \u00a0\n"].join("");
    const children = await highlight(code, "ts", memoryCache());
    const text = textOf({ type: "root", children });
    expect(text).toBe(code);
  });

  it("colours the whole of the first cell, however long the grammar takes to load", async () => {
    const html = serialize(
      await highlight("let a: number = 1; // end", "typescript", memoryCache()),
    );
    expect(html).toContain('<span class="c">// end</span>');
  });

  it("leaves a language that it does not know plain", async () => {
    expect(await highlight("a b", "brainfudge", memoryCache())).toEqual([
      { type: "text", value: "a b" },
    ]);
  });

  it("colours the same code once", async () => {
    const cache = memoryCache();
    const written: string[] = [];
    const counting = {
      ...cache,
      write(key: string, text: string) {
        written.push(key);
        return cache.write(key, text);
      },
    };
    await highlight("let a", "ts", counting);
    await highlight("let a", "typescript", counting);
    await highlight("let b", "ts", counting);
    expect(written).toHaveLength(2);
  });
});

describe("The style sheet", () => {
  it("has a colour for each kind of code", () => {
    const code = readFileSync(new URL("code-colours.css", style), "utf8");
    for (const [kind, name] of Object.entries(codeClasses)) {
      expect(code).toContain(`.code .${name} {\n  color: var(--code-${kind});`);
      expect(light).toHaveProperty(`code-${kind}`);
      expect(dark).toHaveProperty(`code-${kind}`);
    }
  });

  it.each([
    ["light", () => light],
    ["dark", () => dark],
  ])("has contrast AA for all text on %s pages", (_, scheme) => {
    const { paper, wash, ...all } = scheme();
    const texts = Object.entries(all).filter(
      ([name]) =>
        /^(code|ansi)-/.test(name) ||
        /^(ink|muted|link|warm|good|bad|note|tip|important|warning|caution)$/.test(name),
    );
    expect(texts.length).toBeGreaterThan(25);
    const poor = texts.filter(
      ([, colour]) => Math.min(contrast(colour, paper!), contrast(colour, wash!)) < 4.5,
    );
    expect(poor).toEqual([]);
  });
});
