/** The charts' colours by name, for light and for dark pages. */
export type Palette = Readonly<Record<string, { light: string; dark: string }>>;

type Spec = Record<string, unknown>;

/** What a chart shows stays as it is, even where it reads like one of our colours. */
const DATA = new Set(["data", "datasets"]);
/** These hold words in some places and a style in others. */
const WORDS = new Set(["text", "title"]);

/**
 * A chart's specification for the pages' own drawing of it: its colours follow the page, and what
 * the page says beside it is left out.
 */
export function liveSpec({ usermeta: _, description: __, ...spec }: Spec, palette: Palette): Spec {
  const variables = new Map(
    Object.entries(palette).map(([name, { light }]) => [light, `var(--chart-${name}, ${light})`]),
  );
  const themed = (value: unknown): unknown => {
    if (typeof value === "string") return variables.get(value) ?? value;
    if (Array.isArray(value)) return value.map(themed);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        DATA.has(key) || (WORDS.has(key) && isWords(inner)) ? inner : themed(inner),
      ]),
    );
  };
  return themed(spec) as Spec;
}

function isWords(value: unknown): boolean {
  return typeof value === "string" || Array.isArray(value);
}

/** How many sliders or other controls a chart has. */
export function controlsOf({ params }: Spec): number {
  if (!Array.isArray(params)) return 0;
  return params.filter(({ bind }) => typeof bind === "object" && bind !== null).length;
}

/** Whether a reader may look at a part of the chart: it has a parameter `zoom`, bound to its scales. */
export function zooms({ layer }: Spec): boolean {
  const layers = Array.isArray(layer) ? (layer as Spec[]) : [];
  const params = layers.flatMap(({ params }) => (Array.isArray(params) ? (params as Spec[]) : []));
  return params.some(({ name, bind }) => name === "zoom" && bind === "scales");
}
