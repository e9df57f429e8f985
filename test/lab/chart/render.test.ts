import { bars, type Chart, renderSvg } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { parse } from "./drawing.js";

describe("renderSvg(chart)", () => {
  test("leaves the chart as it is: notebooks draw it with its own light colours", async () => {
    const chart = bars([{ name: "a", value: 1 }]);
    const before = JSON.stringify(chart);
    await renderSvg(chart);
    expect(JSON.stringify(chart)).toBe(before);
    expect(before).not.toMatch(/var\(--/);
  });

  test("leaves words as they are, even those that read like a colour of the palette", async () => {
    const svg = await renderSvg(
      bars([{ name: "#00457c", value: 1, note: "#1b1f24" }], { title: "#ffffff" }),
    );
    const texts = parse(svg).map(({ text }) => text);
    expect(texts).toContain("#00457c");
    expect(texts).toContain("1.00 ms · #1b1f24");
    expect(texts).toContain("#ffffff");
  });

  test("has a background that a page can change", async () => {
    const [, background] = parse(await renderSvg(bars([{ name: "a", value: 1 }])));
    expect(background!.name).toBe("rect");
    expect(background!.attributes.fill).toBe("var(--chart-paper, #ffffff)");
  });

  test("escapes what would be markup", async () => {
    const svg = await renderSvg(bars([{ name: "<script>&</script>", value: 1 }]));
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("&lt;script&gt;&amp;");
  });

  test("rejects with Vega-Lite's own words what is no chart", async () => {
    await expect(renderSvg({ title: { text: "" } } as Chart)).rejects.toThrow(
      "Invalid specification",
    );
  });

  test("draws several charts at once as it draws one", async () => {
    const one = () => bars([{ name: "a", value: 1 }]);
    const other = () => bars([{ name: "b", value: 2 }]);
    const alone = [await renderSvg(one()), await renderSvg(other())];
    expect(await Promise.all([renderSvg(one()), renderSvg(other())])).toEqual(alone);
  });
});
