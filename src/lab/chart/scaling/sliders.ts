import type { Law, Parameters } from "./laws.js";

/** A slider as Vega-Lite binds it: a parameter of the chart with an input element of its own. */
export interface Slider {
  name: keyof Parameters;
  value: number;
  bind: { input: "range"; min: number; max: number; step: number; name: string };
}

/** One slider for each parameter of the laws; each begins at its value in `parameters`. */
export function slidersOf(laws: readonly Law[], parameters: Parameters): Slider[] {
  const { serial, sigma, kappa } = parameters;
  const share = { input: "range", min: 0, max: 1 } as const;
  const sliders: Slider[] = [
    { name: "serial", value: serial, bind: { ...share, step: 0.01, name: "serial share " } },
    { name: "sigma", value: sigma, bind: { ...share, step: 0.001, name: "sigma, contention " } },
    {
      name: "kappa",
      value: kappa,
      bind: {
        input: "range",
        min: 0,
        max: farEnough(kappa),
        step: 0.00001,
        name: "kappa, coherency ",
      },
    },
  ];
  const used = new Set(laws.flatMap(({ parameters }) => parameters));
  return sliders.filter(({ name }) => used.has(name));
}

/** Room on both sides of where kappa begins: it is small, and differs by orders of magnitude. */
function farEnough(kappa: number): number {
  return [0.002, 0.02, 0.2].find((max) => kappa <= max / 2) ?? 2 * kappa;
}
