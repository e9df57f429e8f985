import {
  type Lesson,
  memoryCache,
  type Palette,
  type RenderCache,
} from "../../press/page/index.js";
import { contents } from "../../press/site/index.js";
import { slideScript, slideStyle } from "./assets.js";
import { composeDeck } from "./compose.js";
import type { Deck } from "./deck.js";
import { deckPage, FIT, fitPage, indexPage, SCRIPT, SPEAKER, STYLE, speakerPage } from "./page.js";

export interface SlidesOptions {
  /** What the list of decks is headed with. */
  title: string;
  /** In the order of the course. */
  lessons: readonly Lesson[];
  /** The charts' colours: `chartPalette` of the lab. */
  palette: Palette;
  /** Keeps coloured code from one build to the next; default: only for this one. */
  cache?: RenderCache;
}

/**
 * The slides of all lessons as files by their paths: a page for each deck, the list of them, the speaker's
 * window, and a page that measures whether every slide fits. The same lessons give the same bytes.
 *
 * @throws Error in one line, naming notebook and cell, where a wish of an author cannot be read.
 */
export async function renderSlides(
  options: SlidesOptions,
): Promise<{ files: Map<string, string>; decks: Deck[] }> {
  const { title, lessons, palette, cache = memoryCache() } = options;
  const entries = contents(lessons);
  const decks: Deck[] = [];
  for (const [index, lesson] of lessons.entries()) {
    decks.push(await composeDeck(lesson, { entry: entries[index]!, cache }));
  }
  const files = new Map([
    ["index.html", indexPage(title, decks)],
    ...decks.map((deck): [string, string] => [`${deck.id}.html`, deckPage(deck)]),
    [SPEAKER, speakerPage()],
    [FIT, fitPage(decks)],
    [STYLE, await slideStyle(palette)],
    [SCRIPT, await slideScript(cache)],
  ]);
  return { files, decks };
}
