import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bars, timeline } from "overlap/chart";
import { type Cell, type Notebook, type Output, parseNotebook } from "#press/notebook";
import type { Lesson } from "#press/page";

const folder = fileURLToPath(new URL("../../../notebooks", import.meta.url));

/** The lessons as they are, not executed. */
export function notebooks(): Notebook[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ipynb"))
    .sort()
    .map((name) => parseNotebook(readFileSync(join(folder, name), "utf8"), name));
}

/**
 * A lesson with outputs that no run has made, but as long and as large as those of a run: its own questions,
 * claims and findings, read from its code, charts of the size that the course draws, and evidence of
 * two lines. For what slides look like, not for what they say.
 */
export function rehearsed(notebook: Notebook): Lesson {
  const charts = drawings();
  const cells = notebook.cells.map((cell, at) =>
    cell.kind === "code" ? { ...cell, outputs: outputsOf(cell, charts[at % 2]!) } : cell,
  );
  return { notebook: { ...notebook, cells }, date: "2026-01-01T00:00:00.000Z" };
}

type Drawn = (title: string) => Output;

function outputsOf({ source, tags }: Cell, drawn: Drawn): Output[] {
  if (tags.includes("solution")) return [];
  return [
    ...[...source.matchAll(/\bpredict\(\s*"([^"]+)",\s*["`]([^"`]+)["`],\s*\{([^}]*)/g)].map(
      ([, id, question, rest = ""]) =>
        record("prediction", { id, question, options: words(rest), unit: unitOf(rest) }),
    ),
    ...titles(source).map(drawn),
    ...[...source.matchAll(/\breveal\([^,]+, \{[\s\S]*?because:\s*(?:text)?["`]([^"`]+)/g)].map(
      ([, because]) =>
        record("prediction", { id: "x", question: QUESTION, truth: 1234567, unit: "ms", because }),
    ),
    ...[...source.matchAll(/\bclaim\(\s*"([^"]+)",\s*["`]([^"`]+)["`]/g)].map(([, id, text]) =>
      record("claim", {
        id,
        text,
        kind: "measured",
        holds: id!.length % 5 > 0,
        evidence: EVIDENCE,
      }),
    ),
  ];
}

const QUESTION =
  "How many times as long does the one take as the other, on a machine with two cores?";
const EVIDENCE =
  "12.3 and 1,234,567 times, median of 5 rounds each; one of them was disturbed by others";

function titles(source: string): string[] {
  if (!/\bawait show\(/.test(source)) return [];
  return [...source.matchAll(/\btitle:\s*["`]([^"`]+)["`]/g)].map(([, title]) => title!);
}

function words(options: string): string[] | undefined {
  const list = /options:\s*\[([^\]]*)\]/.exec(options)?.[1];
  return list === undefined ? undefined : [...list.matchAll(/"([^"]+)"/g)].map(([, one]) => one!);
}

function unitOf(options: string): string | undefined {
  return /unit:\s*"([^"]+)"/.exec(options)?.[1];
}

function record(kind: "claim" | "prediction", value: object): Output {
  const data = { [`application/vnd.overlap.${kind}+json`]: value };
  return { type: "display", data, metadata: {} };
}

/** A low and a high chart, drawn by the course's own functions. */
function drawings(): Drawn[] {
  const low = (title: string) =>
    bars(
      [1, 2, 3, 4].map((value) => ({ name: `model ${value}`, value })),
      { title, unit: "ms" },
    );
  const span = (task: string, at: number) => ({
    task,
    lane: task,
    start: at,
    end: at + 5,
    kind: "waiting" as const,
    outcome: "done" as const,
  });
  const run = ["one", "two", "three", "four"].map(span);
  const high = (title: string) => timeline({ first: run, second: run, third: run }, { title });
  return [low, high].map((draw) => (title) => chart(draw(title)));
}

/** What the kernel sends, its drawing reduced to words of the chart's smallest size. */
function chart(spec: { title: unknown; [key: string]: unknown }): Output {
  const { width, height, padding } = spec as unknown as {
    width: number;
    height: number;
    padding: Record<"left" | "right" | "top" | "bottom", number>;
  };
  const [w, h] = [width + padding.left + padding.right, height + padding.top + padding.bottom];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">`,
    `<g class="mark-group role-title"><text x="6" y="20" font-size="18px">The title</text></g>`,
    `<text x="6" y="${padding.top + 15}" font-size="15px">first</text>`,
    `<text x="6" y="${h - 10}" font-size="15px">the axis</text></svg>`,
  ].join("");
  const data = { "application/vnd.vegalite.v5+json": spec, "image/svg+xml": svg };
  return { type: "display", data, metadata: {} };
}
