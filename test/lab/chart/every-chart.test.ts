import { chartPalette, renderSvg } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { boxOf, parse, texts, warnings } from "./drawing.js";
import { gallery } from "./gallery.js";

const light = new Set(Object.values(chartPalette).map((colour) => colour.light));
const variables = new Set(
  Object.entries(chartPalette).map(([name, colour]) => `var(--chart-${name}, ${colour.light})`),
);

describe.each(Object.entries(gallery))("%s", (_, draw) => {
  let first: Promise<string> | undefined;
  const svg = () => {
    first ??= renderSvg(draw());
    return first;
  };

  test("compiles without a warning", () => {
    expect(warnings(draw())).toEqual([]);
  });

  test("is plain data that survives JSON", () => {
    const chart = draw();
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
  });

  test("has the schema that notebooks know, a title, a description and a table", () => {
    const { $schema, title, description, usermeta } = draw();
    expect($schema).toBe("https://vega.github.io/schema/vega-lite/v5.json");
    expect([title.text].flat().join(" ")).toMatch(/\w/);
    expect(description).toMatch(/^[A-Z].*\.$/);
    expect(description).not.toMatch(/NaN|undefined|Infinity| {2}|\.\./);
    const { columns, rows } = usermeta.overlap.table;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
    expect(
      rows.flat().filter((cell) => typeof cell === "number" && !Number.isFinite(cell)),
    ).toEqual([]);
  });

  test("takes every colour from the palette: light in the chart, a variable in the drawing", async () => {
    const chart = draw();
    const { data: _data, ...own } = chart;
    const inChart = JSON.stringify(own).match(/#[0-9a-fA-F]{3,8}\b/g) ?? [];
    expect(inChart.filter((colour) => !light.has(colour))).toEqual([]);
    const painted = parse(await svg()).flatMap(({ attributes: { fill, stroke } }) =>
      [fill, stroke].filter((colour) => colour !== undefined && colour !== "none"),
    );
    expect(painted.length).toBeGreaterThan(0);
    expect(painted.filter((colour) => !variables.has(colour!))).toEqual([]);
  });

  test("keeps its texts within the drawing, at 14 pixels or more", async () => {
    const elements = parse(await svg());
    const [width, height] = ["width", "height"].map((key) => Number(elements[0]!.attributes[key]));
    for (const text of texts(elements)) {
      const { left, right, top, bottom } = boxOf(text);
      expect(left, text.text).toBeGreaterThanOrEqual(-1);
      expect(right, text.text).toBeLessThanOrEqual(width! + 1);
      expect(top, text.text).toBeGreaterThanOrEqual(0);
      expect(bottom, text.text).toBeLessThanOrEqual(height!);
      expect(Number.parseFloat(text.attributes["font-size"]!)).toBeGreaterThanOrEqual(14);
    }
  });

  test("begins with its title, at the left of the top", async () => {
    const { x, y } = texts(parse(await svg())).find(({ groups }) =>
      groups.includes("role-title-text"),
    )!;
    expect(x).toBe(6);
    expect(y).toBeGreaterThan(14);
    expect(y).toBeLessThan(30);
  });

  test("puts no text on another", async () => {
    const boxes = texts(parse(await svg())).map((text) => ({ text: text.text, ...boxOf(text) }));
    const collisions = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.text} / ${b.text}`),
    );
    expect(collisions).toEqual([]);
  });

  test("is drawn with the same bytes again, below 120 kB and without ids that pages could mix up", async () => {
    const drawing = await svg();
    await renderSvg(gallery.sequence!());
    const again = await renderSvg(draw());
    expect(again === drawing, "the same bytes").toBe(true);
    expect(drawing.length).toBeLessThan(120_000);
    expect(drawing.match(/ id="|url\(/g)).toBe(null);
  });

  test("asks for no data from elsewhere", () => {
    expect(JSON.stringify(draw())).not.toMatch(/"url"/);
  });
});

describe("options.width", () => {
  const wide = Object.entries(gallery).filter(([, draw]) => draw.length > 0);
  test.each(wide)("%s is 560 pixels wide, or as wide as asked for", async (_, draw) => {
    const width = async (asked?: number) =>
      parse(await renderSvg(draw(asked)))[0]!.attributes.width;
    expect(await width()).toBe("560");
    expect(await width(720)).toBe("720");
  });
  test.each(wide)("%s cannot be narrower than 320 pixels", (_, draw) => {
    expect(() => draw(300)).toThrow("options.width is 300, expected 320 pixels or more");
  });
});
