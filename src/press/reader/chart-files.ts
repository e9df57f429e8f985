import { button, make } from "./build.js";
import { loadScript } from "./load-script.js";
import { saveFile } from "./save-file.js";

/** Pixels of a picture for one of the drawing, so that it is sharp on a slide. */
const SHARPNESS = 2;
/** Space around the drawing, in its own pixels. */
const MARGIN = 12;

/** Lets a reader save each chart: as drawn, as a picture, its data, and its specification. */
export function offerChartFiles(): void {
  const { lesson } = document.body.dataset;
  if (!lesson) return;
  for (const figure of document.querySelectorAll<HTMLElement>("figure.chart")) {
    const name = `${lesson}-${figure.id}`.replace(/[^\w.-]+/g, "-");
    const ways: [string, () => Promise<void> | void][] = [];
    if (figure.querySelector(".canvas > svg")) {
      ways.push(["SVG", () => saveFile(`${name}.svg`, asSvg(figure))]);
      ways.push(["PNG", async () => saveFile(`${name}.png`, await asPng(figure))]);
    }
    const table = figure.querySelector<HTMLTableElement>("figcaption .data table");
    if (table) ways.push(["CSV", () => saveFile(`${name}.csv`, asCsv(table))]);
    if (figure.dataset.chart) {
      ways.push([
        "Vega-Lite",
        async () => saveFile(`${name}.vl.json`, await asVegaLite(figure, lesson)),
      ]);
    }
    if (ways.length === 0) continue;
    const buttons = ways.map(([kind, save]) => saveButton(kind, save));
    const line = make("p", { class: "save" }, "Save as ", ...buttons);
    const caption = figure.querySelector("figcaption") ?? figure;
    caption.append(line);
  }
}

function saveButton(kind: string, save: () => Promise<void> | void): HTMLButtonElement {
  const made = button(kind, "link", async () => {
    try {
      await save();
    } catch {
      made.textContent = `${kind} cannot be made here`;
    }
  });
  return made;
}

/** The drawing by itself: on its paper, in the colours that the page shows it in. */
function drawn(figure: HTMLElement): { svg: SVGSVGElement; width: number; height: number } {
  const svg = figure.querySelector(".canvas > svg")!.cloneNode(true) as SVGSVGElement;
  const [x = 0, y = 0, inner = 0, height = 0] = svg.getAttribute("viewBox")!.split(" ").map(Number);
  const size = { width: inner + 2 * MARGIN, height: height + 2 * MARGIN };
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("viewBox", `${x - MARGIN} ${y - MARGIN} ${size.width} ${size.height}`);
  svg.setAttribute("width", String(size.width));
  svg.setAttribute("height", String(size.height));
  svg.removeAttribute("class");
  const style = getComputedStyle(figure);
  const colour = (text: string) => inColours(text, style);
  for (const element of [svg, ...svg.querySelectorAll<SVGElement>("*")]) {
    // A chart that answers has been drawn with styles; a picture has to do with attributes.
    for (const name of element.style) {
      element.setAttribute(name, element.style.getPropertyValue(name));
    }
    element.removeAttribute("style");
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("var(")) element.setAttribute(name, colour(value));
    }
  }
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const place = { x: x - MARGIN, y: y - MARGIN, ...size, fill: colour("var(--chart-paper, #fff)") };
  for (const [name, value] of Object.entries(place)) paper.setAttribute(name, String(value));
  svg.prepend(paper);
  return { svg, ...size };
}

function inColours(text: string, style: CSSStyleDeclaration): string {
  return text.replace(
    /var\((--[\w-]+),\s*([^()]*)\)/g,
    (_, name: string, light: string) => style.getPropertyValue(name).trim() || light,
  );
}

function asSvg(figure: HTMLElement): Blob {
  const text = new XMLSerializer().serializeToString(drawn(figure).svg);
  return new Blob([text], { type: "image/svg+xml" });
}

async function asPng(figure: HTMLElement): Promise<Blob> {
  const { svg, width, height } = drawn(figure);
  const picture = new Image();
  const text = new XMLSerializer().serializeToString(svg);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = make("canvas", {
    width: String(Math.round(width * SHARPNESS)),
    height: String(Math.round(height * SHARPNESS)),
  });
  canvas.getContext("2d")!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}

function asCsv(table: HTMLTableElement): Blob {
  const field = (text: string) =>
    /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [...table.rows].map((row) =>
    [...row.cells].map((cell) => field(cell.textContent ?? "")).join(","),
  );
  return new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv" });
}

async function asVegaLite(figure: HTMLElement, lesson: string): Promise<Blob> {
  await loadScript(`charts-${lesson}`);
  const { overlapCharts } = globalThis as { overlapCharts?: Record<string, unknown> };
  const spec = overlapCharts?.[figure.id];
  if (!spec) throw new Error("no specification");
  const style = getComputedStyle(figure);
  return new Blob([`${inColours(JSON.stringify(spec, null, 2), style)}\n`], {
    type: "application/json",
  });
}
