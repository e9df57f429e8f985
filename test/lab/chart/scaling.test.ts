import { scaling } from "overlap/chart";
import { amdahl, gustafson, universal } from "overlap/stats";
import { parse as parseSpec, View } from "vega";
import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import { drawn, texts } from "./drawing.js";

type LawName = "amdahl" | "gustafson" | "universal";
type Sliders = { name: string; value: number; bind: { input: string; min: number; max: number } }[];
const sliders = (chart: ReturnType<typeof scaling>) => chart.params as Sliders;

/** The lines and readings of a chart when its sliders stand so: what Vega itself computes. */
async function drawnAt(laws: LawName[], signals: Record<string, number>) {
  const { spec } = compile(scaling([], { laws, workers: 16 }) as never);
  const view = new View(parseSpec(spec), { renderer: "none" });
  for (const [name, value] of Object.entries(signals)) view.signal(name, value);
  const svg = await view.toSVG();
  const names = (spec.data ?? []).map(({ name }) => name);
  const lines = names
    .map((name) => view.data(name) as { workers: number; speedup?: number }[])
    .filter(([first]) => first?.speedup !== undefined);
  view.finalize();
  return { svg, lines };
}

describe("scaling", () => {
  it("has a slider for each parameter of its laws, and no other", () => {
    const names = (...laws: LawName[]) => sliders(scaling([], { laws })).map(({ name }) => name);
    expect(names("amdahl", "gustafson")).toEqual(["serial"]);
    expect(names("universal")).toEqual(["sigma", "kappa"]);
    expect(sliders(scaling([])).map(({ name }) => name)).toEqual(["serial", "sigma", "kappa"]);
  });

  it("binds its sliders to range inputs that begin at the options, within their range", () => {
    const chart = scaling([], { serial: 0.25, sigma: 0.014, kappa: 0.01 });
    expect(sliders(chart).map(({ value }) => value)).toEqual([0.25, 0.014, 0.01]);
    for (const { value, bind } of sliders(chart)) {
      expect(bind.input).toBe("range");
      expect(bind.min).toBe(0);
      expect(bind.max).toBeGreaterThan(value);
    }
  });

  it("says in the drawing where its sliders stand", async () => {
    const said = texts(await drawn(scaling([], { laws: ["amdahl"], serial: 0.25 })));
    expect(said.map(({ text }) => text)).toContain(
      "serial share 0.25: the same work never gets 4.0 times as fast",
    );
  });

  it.each([
    ["amdahl", { serial: 0.5 }, (n: number) => amdahl(n, 0.5)],
    ["gustafson", { serial: 0.3 }, (n: number) => gustafson(n, 0.3)],
    ["universal", { sigma: 0.1, kappa: 0.002 }, (n: number) => universal(n, 0.1, 0.002)],
  ] as const)(
    "draws %s as overlap/stats computes it, when its sliders are moved",
    async (law, at, says) => {
      const { lines } = await drawnAt([law], at);
      const rows = lines.at(-1)!;
      expect(rows.length).toBeGreaterThan(100);
      for (const { workers, speedup } of rows) expect(speedup).toBeCloseTo(says(workers), 9);
    },
  );

  it("reads its sliders anew when they are moved", async () => {
    const { svg } = await drawnAt(["amdahl", "universal"], { serial: 0, sigma: 0, kappa: 0.01 });
    expect(svg).toContain("serial share 0.00: the same work has no limit");
    expect(svg).toContain("sigma 0.000, kappa 0.01000: highest at 10");
  });

  it("says in its table what the laws say and what was measured", () => {
    const points = [
      { workers: 4, speedup: 3 },
      { workers: 5, speedup: 3.5 },
    ];
    const { columns, rows } = scaling(points, { laws: ["amdahl"], serial: 0.25, workers: 8 })
      .usermeta.overlap.table;
    expect(columns).toEqual(["Workers", "Amdahl: the same work", "Measured"]);
    expect(rows).toEqual([
      [1, 1, ""],
      [2, 1.6, ""],
      [4, 2.29, "3"],
      [5, 2.5, "3.5"],
      [8, 2.91, ""],
    ]);
  });

  it("describes what its laws say where the sliders begin, and the best that was measured", () => {
    const points = [{ workers: 4, speedup: 3, series: "threads" }];
    const { description } = scaling(points, { laws: ["amdahl"], serial: 0.25, workers: 8 });
    expect(description).toContain(
      "“Amdahl: the same work” says 2.91 at 8 workers; serial share 0.25",
    );
    expect(description).toContain("“threads”: 1 measurement, the most is 3 times at 4 workers.");
  });

  it("names the argument that cannot be drawn", () => {
    expect(() => scaling([], { serial: 2 })).toThrow(
      "options.serial is 2, expected a share from 0 to 1",
    );
    expect(() => scaling([], { kappa: -1 })).toThrow("options.kappa is -1");
    expect(() => scaling([], { workers: 1 })).toThrow("options.workers is 1, expected 2 or more");
    expect(() => scaling([{ workers: 0, speedup: 1 }])).toThrow("points[0].workers is 0");
  });
});
