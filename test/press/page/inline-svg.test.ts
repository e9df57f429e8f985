import { describe, expect, it } from "vitest";
import { elements, inlineSvg, serialize } from "#press/page";

const draw = (svg: string, prefix = "fig") => inlineSvg(svg, { prefix, label: "Finding" });
const html = (svg: string, prefix?: string) => serialize(draw(svg, prefix)!.svg);

describe("inlineSvg(text, options)", () => {
  it("announces the drawing as one picture with its name and description", () => {
    const { svg } = inlineSvg(
      '<svg viewBox="0 0 10 5"><g role="graphics-symbol" aria-label="x"/></svg>',
      {
        prefix: "fig",
        label: "Overlap wins",
        description: "Two bars.",
      },
    )!;
    expect(serialize(svg)).toBe(
      '<svg viewBox="0 0 10 5" width="10" height="5" role="img" aria-label="Overlap wins"><desc>Two bars.</desc><g/></svg>',
    );
  });

  it("gives ids names of their own and makes every reference follow", () => {
    const text = `<svg viewBox="0 0 1 1"><defs><clipPath id="c"><rect/></clipPath><linearGradient id="g 1"/></defs>
      <path clip-path="url(#c)" fill="url('#g 1') red"/><use href="#c"/><use xlink:href="#c"/></svg>`;
    const properties = [...elements(draw(text, "cell-1")!.svg)].map(
      (element) => element.properties,
    );
    expect(properties.slice(2)).toEqual([
      { id: "cell-1-1" },
      {},
      { id: "cell-1-2" },
      { clipPath: "url(#cell-1-1)", fill: "url(#cell-1-2) red" },
      { href: "#cell-1-1" },
      { xLinkHref: "#cell-1-1" },
    ]);
  });

  it("leaves no reference to what another figure holds", () => {
    expect(
      html('<svg viewBox="0 0 1 1"><path clip-path="url(#other)"/><use href="#other"/></svg>'),
    ).toMatch(/<path\/><use\/>/);
  });

  it("gives two drawings with the same ids different ones", () => {
    const text = '<svg viewBox="0 0 1 1"><g id="a"/></svg>';
    expect(html(text, "one")).toContain('id="one-1"');
    expect(html(text, "two")).toContain('id="two-1"');
  });

  it.each([
    ["a script", "<script>steal()</script>"],
    ["a handler", '<rect onclick="steal()"/>'],
    ["HTML", "<foreignObject><p>text</p></foreignObject>"],
    [
      "an animation of a link",
      '<a href="#x"><set attributeName="href" to="javascript:steal()"/></a>',
    ],
    ["a link", '<a href="javascript:steal()"><rect/></a>'],
    ["a picture from elsewhere", '<image href="https://a.example/x.png"/>'],
    ["a drawing from elsewhere", '<use href="https://a.example/x.svg#y"/>'],
    ["a colour from elsewhere", '<rect fill="url(https://a.example/x.svg#y)"/>'],
    ["a filter", '<rect style="filter: url(https://a.example/x.svg#y)"/>'],
  ])("removes %s", (_, inner) => {
    const text = html(`<svg viewBox="0 0 1 1">${inner}</svg>`);
    expect(text).not.toMatch(/steal|example|foreignObject|style|<a\b|text/);
  });

  it("writes style declarations as attributes", () => {
    expect(
      html(
        '<svg viewBox="0 0 1 1"><rect style="fill: red; stroke-width:2; position: fixed"/></svg>',
      ),
    ).toContain('<rect fill="red" stroke-width="2"/>');
  });

  it("keeps the theme's variables and says so", () => {
    const drawn = draw('<svg viewBox="0 0 1 1"><rect fill="var(--chart-blue, #00457c)"/></svg>')!;
    expect(drawn.themed).toBe(true);
    expect(serialize(drawn.svg)).toContain('fill="var(--chart-blue, #00457c)"');
    expect(draw('<svg viewBox="0 0 1 1"><rect fill="red"/></svg>')!.themed).toBe(false);
  });

  it("reads XML: a declaration, a document type, names that HTML does not know", () => {
    const text = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><sodipodi:view/><linearGradient/></svg>`;
    expect(html(text)).toBe(
      '<svg viewBox="0 0 2 1" width="2" height="1" role="img" aria-label="Finding"><linearGradient/></svg>',
    );
  });

  it.each([
    ['width="72pt" height="36pt"', { width: 96, height: 48, viewBox: "0 0 96 48" }],
    ['viewBox="0 0 400 100"', { width: 400, height: 100, viewBox: "0 0 400 100" }],
    ['viewBox="0 0 400 100" width="200"', { width: 200, height: 50, viewBox: "0 0 400 100" }],
    ['viewBox="0 0 400 100" width="100%"', { width: 400, height: 100, viewBox: "0 0 400 100" }],
  ])("takes its size from %s", (attributes, size) => {
    expect(draw(`<svg ${attributes}></svg>`)!.svg.properties).toMatchObject(size);
  });

  it("measures the smallest text", () => {
    const text =
      '<svg viewBox="0 0 1 1"><text font-size="15px">a</text><text font-size="9pt">b</text></svg>';
    expect(draw(text)!.smallestText).toBe(12);
  });

  it("gives nothing where a style sheet would reach the page, or where there is no drawing", () => {
    expect(draw('<svg viewBox="0 0 1 1"><style>* { fill: red }</style></svg>')).toBeUndefined();
    expect(draw("<p>no</p>")).toBeUndefined();
  });

  it("leaves hundredths of coordinates, where its own units are about pixels", () => {
    const path =
      '<path d="M21.773,70.756L65.4681,-0.0049e3l.12.9999" transform="translate(1.23456,2)"/>';
    const within = (box: string, more = "") =>
      serialize(
        inlineSvg(`<svg viewBox="${box}">${path}${more}</svg>`, { prefix: "a", label: "b" })!.svg,
      );
    expect(within("0 0 560 200")).toContain('d="M21.77,70.76L65.47,-0.0049e3l.12.9999"');
    expect(within("0 0 560 200")).toContain('transform="translate(1.23,2)"');
    expect(within("0 0 9 9")).toContain("M21.773,70.756L65.4681");
    expect(within("0 0 560 200", '<g transform="scale(90)"/>')).toContain("M21.773,70.756");
  });
});
