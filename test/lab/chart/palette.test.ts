import { chartPalette, type PaletteName } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { seriesColour, seriesShape } from "../../../dist/lab/chart/palette.js";

/** Relative luminance, Web Content Accessibility Guidelines 2.2. */
function luminance(colour: string) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast ratio of the same guidelines, 1 to 21. */
function contrast(one: string, other: string) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(["light", "dark"] as const)("chartPalette on %s paper", (theme) => {
  const between = (one: PaletteName, other: PaletteName) =>
    contrast(chartPalette[one][theme], chartPalette[other][theme]);

  test.each(["ink", "muted"] as const)("%s can be read as text on paper and on a band", (name) => {
    expect(between(name, "paper")).toBeGreaterThanOrEqual(4.5);
    expect(between(name, "band")).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    "axis",
    "waiting",
    "working",
    "failed",
    "blue",
    "orange",
    "green",
    "purple",
    "sand",
  ] as const)("%s stands out from paper as a mark", (name) => {
    expect(between(name, "paper")).toBeGreaterThanOrEqual(3);
  });

  test("waiting and working differ in grey, and from the band behind them", () => {
    expect(between("waiting", "working")).toBeGreaterThanOrEqual(1.9);
    expect(between("waiting", "band")).toBeGreaterThanOrEqual(2.8);
  });

  test("the series differ from their neighbours in grey", () => {
    const series = ["blue", "orange", "green", "purple", "sand"] as const;
    for (const [i, name] of series.slice(1).entries())
      expect(between(name, series[i]!), `${series[i]} and ${name}`).toBeGreaterThanOrEqual(1.25);
  });

  test("the heat map's steps go from paper to ink, each apart from the next", () => {
    const steps = ["heat1", "heat2", "heat3", "heat4", "heat5", "heat6"] as const;
    for (const [i, name] of steps.slice(1).entries()) {
      expect(between(name, "paper")).toBeGreaterThan(between(steps[i]!, "paper"));
      expect(between(name, steps[i]!)).toBeGreaterThanOrEqual(1.25);
    }
  });

  test("a number can be read on every step of the heat map", () => {
    for (const name of ["heat1", "heat2", "heat3"] as const)
      expect(between(name, "ink"), name).toBeGreaterThanOrEqual(4.5);
    for (const name of ["heat4", "heat5", "heat6"] as const)
      expect(between(name, "paper"), name).toBeGreaterThanOrEqual(4.5);
  });
});

test("chartPalette has no light colour twice: each stands for one variable", () => {
  const light = Object.values(chartPalette).map((colour) => colour.light);
  expect(new Set(light).size).toBe(light.length);
  expect(light.filter((colour) => !/^#[0-9a-f]{6}$/.test(colour))).toEqual([]);
});

test("no two of 25 series have both a colour and a shape in common", () => {
  const looks = Array.from({ length: 25 }, (_, i) => `${seriesColour(i)} ${seriesShape(i)}`);
  expect(new Set(looks).size).toBe(25);
});
