import { type Chart, renderSvg } from "overlap/chart";
import { compile } from "vega-lite";

/** What Vega-Lite has to say against a chart. */
export function warnings(chart: Chart): string[] {
  const said: string[] = [];
  const note = (...words: unknown[]) => {
    said.push(words.join(" "));
    return logger;
  };
  const quiet = () => logger;
  const logger = { level: quiet as never, error: note, warn: note, info: quiet, debug: quiet };
  compile(chart as never, { logger: logger as never });
  return said;
}

/** An element of a drawing, with its place after all the translations around it. */
export interface Drawn {
  name: string;
  attributes: Record<string, string>;
  x: number;
  y: number;
  text: string;
  /** Classes of the groups around it. */
  groups: string;
}

/** The elements of a chart's drawing, in the order in which they are painted. */
export async function drawn(chart: Chart): Promise<Drawn[]> {
  return parse(await renderSvg(chart));
}

export function parse(svg: string): Drawn[] {
  const open: Drawn[] = [];
  const all: Drawn[] = [];
  for (const [, close, name = "", rest = "", text = ""] of svg.matchAll(
    /<(\/?)([a-z]+)([^>]*)>([^<]*)/g,
  )) {
    if (close) {
      open.pop();
      continue;
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]),
    );
    const parent = open.at(-1);
    const [, dx = "0", dy = "0"] =
      /translate\(([-\d.e]+), ?([-\d.e]+)\)/.exec(attributes.transform ?? "") ?? [];
    const element = {
      name,
      attributes,
      x: (parent?.x ?? 0) + Number(dx),
      y: (parent?.y ?? 0) + Number(dy),
      text: unescaped(text),
      groups: `${parent?.groups ?? ""} ${attributes.class ?? ""}`,
    };
    all.push(element);
    if (name === "tspan" && parent) parent.text += `${parent.text === "" ? "" : "\n"}${text}`;
    if (!rest.endsWith("/")) open.push(element);
  }
  return all;
}

/** The texts of a drawing, each once: a text on its own outline is painted twice. */
export function texts(elements: readonly Drawn[]): Drawn[] {
  const seen = new Set<string>();
  return elements.filter(({ name, text, x, y }) => {
    const key = `${text} ${x} ${y}`;
    if (name !== "text" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The place a text takes with letters of usual width, narrower than those the charts reckon with. */
export function boxOf({ x, y, text, attributes }: Drawn) {
  const size = Number.parseFloat(attributes["font-size"] ?? "0");
  const lines = text.split("\n");
  const width = Math.max(...lines.map((line) => line.length)) * size * 0.5;
  const left = { start: x, middle: x - width / 2, end: x - width }[
    attributes["text-anchor"] as "start" | "middle" | "end"
  ];
  const top = y - size * 0.7;
  return { left, right: left + width, top, bottom: top + size * 0.7 + (lines.length - 1) * 16 };
}

/** What is seen filled with that colour: bars, cells, points, and samples in the legend. */
export function filled(elements: readonly Drawn[], name: string): Drawn[] {
  const fill = new RegExp(`^var\\(--chart-${name}, #[0-9a-f]{6}\\)$`);
  return elements.filter(
    ({ name: tag, attributes }) =>
      tag === "path" && fill.test(attributes.fill ?? "") && attributes.opacity !== "0",
  );
}

function unescaped(text: string) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
