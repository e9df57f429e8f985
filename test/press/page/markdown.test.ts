import { describe, expect, it } from "vitest";
import { inlineMarkdown, markdown, serialize } from "#press/page";
import { fixtures } from "./fixture.js";
import { scopeWith } from "./scope.js";

async function html(source: string, scope = scopeWith()) {
  return serialize(await markdown(source, scope));
}

describe("markdown(source, scope):", () => {
  it.each(fixtures("markdown"))("$title", async ({ source, expected }) => {
    const scope = scopeWith();
    expect((await html(source, scope)).trim()).toBe(expected.trim());
    expect(scope.reports).toEqual([]);
  });

  it.each([
    [
      "[x](./04-gone.ipynb)",
      "the link ./04-gone.ipynb leads to no lesson: expected ./LESSON.ipynb or #anchor",
    ],
    [
      "[x](../README.md)",
      "the link ../README.md leads to no lesson: expected ./LESSON.ipynb or #anchor",
    ],
    ["![x](attachment:gone.png)", "the picture attachment:gone.png is not attached to the cell"],
    [
      "![x](https://a.example/x.png)",
      "the picture https://a.example/x.png is not part of the notebook: attach it",
    ],
    ["![x](images/x.png)", "the picture images/x.png is not part of the notebook: attach it"],
    [
      "$\\frac{1$",
      "formula: Unexpected end of input in a macro argument, expected '}' at end of input: \\frac{1",
    ],
  ])("reports %s", async (source, message) => {
    const scope = scopeWith();
    const text = await html(source, scope);
    expect(scope.reports).toEqual([message]);
    expect(text).not.toMatch(/href|src/);
  });

  it("draws what stands in an environment of LaTeX as it does between dollars", async () => {
    const align = "\\begin{align*}\na & = b \\\\\nc & = d\n\\end{align*}";
    const between = await html(`Text\n\n$$\n${align}\n$$\n\nand on`);
    expect(between).toContain("<math");
    expect(await html(`Text\n${align}\nand on`)).toBe(between);
  });

  it.each([
    ["is not closed", "\\begin{align}\na\n\n\\end{align}"],
    ["is closed as another", "\\begin{align}\na\n\\end{equation}"],
    ["is code", "    \\begin{align}\n    a\n    \\end{align}"],
  ])("leaves an environment that %s as it is written", async (_, source) => {
    const scope = scopeWith();
    const text = await html(source, scope);
    expect(text).toContain("\\begin{align}");
    expect(text).not.toContain("<math");
    expect(scope.reports).toEqual([]);
  });

  it("gives headings no anchor where the scope hands out none", async () => {
    expect(await html("## Title", scopeWith({ slug: undefined }))).toBe("<h2>Title</h2>\n");
  });
});

describe("inlineMarkdown(source, scope)", () => {
  it("keeps to one line", async () => {
    const children = await inlineMarkdown("# no `heading` and **bold**", scopeWith());
    expect(serialize(children)).toBe("# no <code>heading</code> and <strong>bold</strong>");
  });
});
