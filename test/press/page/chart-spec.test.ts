import { describe, expect, test } from "vitest";
import { liveSpec } from "#press/page";

const palette = { blue: { light: "#0072b2", dark: "#56b4e9" } };
const ours = "var(--chart-blue, #0072b2)";

describe("liveSpec(spec, palette)", () => {
  test("liveSpec lets colours follow the page, however deep they stand", () => {
    const spec = {
      layer: [{ mark: { type: "bar", color: "#0072b2" } }],
      config: { range: ["#0072b2"] },
    };
    expect(liveSpec(spec, palette)).toEqual({
      layer: [{ mark: { type: "bar", color: ours } }],
      config: { range: [ours] },
    });
  });
  test("liveSpec leaves other colours alone", () => {
    expect(liveSpec({ mark: { color: "#123456" } }, palette)).toEqual({
      mark: { color: "#123456" },
    });
  });
  test("liveSpec leaves data alone, where it reads like a colour too", () => {
    const spec = { data: { values: [{ name: "#0072b2" }] }, datasets: { a: ["#0072b2"] } };
    expect(liveSpec(spec, palette)).toEqual(spec);
  });
  test("liveSpec leaves words alone and lets their style follow the page", () => {
    const spec = {
      title: { text: ["#0072b2", "#0072b2"], color: "#0072b2" },
      encoding: { x: { title: "#0072b2" }, text: { field: "a", scale: { range: ["#0072b2"] } } },
    };
    expect(liveSpec(spec, palette)).toEqual({
      title: { text: ["#0072b2", "#0072b2"], color: ours },
      encoding: { x: { title: "#0072b2" }, text: { field: "a", scale: { range: [ours] } } },
    });
  });
  test("liveSpec leaves out what the page says beside the chart", () => {
    const spec = { description: "a bar", usermeta: { note: 1 }, mark: "bar" };
    expect(liveSpec(spec, palette)).toEqual({ mark: "bar" });
  });
});
